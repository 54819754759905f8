import type { IExecuteFunctions } from 'n8n-workflow';
import { GitlabError } from './errors';
import type { Secrets } from './secrets';

/** A body that is still to be read: n8n's helper gives it so when asked for a stream. */
export type Arriving = Exclude<Parameters<BinaryDataHelpers['prepareBinaryData']>[0], Buffer>;

type BinaryDataHelpers = IExecuteFunctions['helpers'];

export function isArriving(body: unknown): body is Arriving {
	return typeof (body as Partial<Arriving> | null | undefined)?.pipe === 'function';
}

const MEGABYTE = 2 ** 20;

/**
 * The most bytes of a body, unpacked. Parsed JSON takes many times its length. A job's log may have 100 MB where
 * GitLab's administrator has not raised that.
 *
 * @see https://docs.gitlab.com/administration/instance_limits/#maximum-file-size-for-job-logs
 */
const LONGEST = { json: 32 * MEGABYTE, text: 100 * MEGABYTE } as const;

/** Of the reason for a refusal no more is read. */
const LONGEST_REASON = 4 * MEGABYTE;

/**
 * Reads a body to its end. n8n's helper can do that too, but knows no deadline and no greatest length, and leaves
 * its copies of the bytes to the garbage collector, which is slow to notice memory outside the heap: a list of
 * 50,000 issues took a twentieth more memory, and a fifth more processor time.
 *
 * @param signal ends the reading; the connection is closed then
 * @returns for `json` what it says, or the text as it is where it is no JSON; no secret is in any of it
 * @throws Error where the connection breaks, with its code; GitlabError of kind `tooLong`; the signal's reason
 */
export async function readBody(
	body: Arriving,
	{ as, signal, secrets }: { as: keyof typeof LONGEST; signal: AbortSignal; secrets: Secrets },
): Promise<unknown> {
	const { chunks, failure } = await read(body, LONGEST[as], signal);
	if (failure) throw failure;
	if (as === 'json') return parse(textOf(chunks), (text) => secrets.cutFromRows(text));
	return secrets.cutFromRows(textOf(chunks));
}

/** Reads why something was refused. The status says that it was, so what arrives of the reason has to do. */
export async function readReason(body: Arriving, signal: AbortSignal, secrets: Secrets): Promise<unknown> {
	const { chunks } = await read(body, LONGEST_REASON, signal);
	return parse(textOf(chunks), (text) => secrets.cutFrom(text));
}

interface Reading {
	chunks: Buffer[];
	/** Why there is no more, where that was not the end. */
	failure?: unknown;
}

async function read(body: Arriving, longest: number, signal: AbortSignal): Promise<Reading> {
	const chunks: Buffer[] = [];
	let length = 0;
	let giveUp = () => {};
	const failure = await new Promise<unknown>((resolve) => {
		giveUp = () => resolve(signal.reason);
		body.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length <= longest) chunks.push(chunk);
			else resolve(tooLong(longest));
		});
		let isWhole = false;
		body.on('end', () => {
			isWhole = true;
			resolve(undefined);
		});
		// The listener stays: a stream that is destroyed may fail once more.
		body.on('error', resolve);
		body.on('close', () => isWhole || resolve(brokenOff()));
		signal.addEventListener('abort', giveUp);
		if (signal.aborted) giveUp();
	});
	signal.removeEventListener('abort', giveUp);
	if (failure) body.destroy();
	return { chunks, failure };
}

export function brokenOff(): Error {
	return Object.assign(new Error('The body stopped'), { code: 'ECONNRESET' });
}

export function tooLong(longest: number): GitlabError {
	return new GitlabError(
		'tooLong',
		`The server's response is longer than ${longest / MEGABYTE} MB and was not read to the end`,
	);
}

function textOf(chunks: Buffer[]): string {
	// What comes at once is short, and nobody needs its memory back sooner.
	if (chunks.length === 1) return chunks[0].toString();
	const whole = Buffer.concat(chunks);
	const text = whole.toString();
	for (const bytes of [whole, ...chunks]) release(bytes);
	return text;
}

/** Gives the memory of bytes back at once, where nothing else is kept in it and Node can (since 21). */
function release({ buffer, byteLength }: Buffer): void {
	const memory = buffer as ArrayBuffer & { transfer?(byteLength: number): ArrayBuffer };
	if (memory.byteLength === byteLength && byteLength) memory.transfer?.(0);
}

/** The escapes of characters that tokens are made of. JSON needs none of them, and GitLab writes none. */
const NEEDLESS = /\\u00(?:2[b-f]|3[0-9ad]|4[0-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i;

function parse(text: string, cut: (text: string) => string): unknown {
	// Looking for the beginning alone is much faster.
	const words = cut(text.includes('\\u00') && NEEDLESS.test(text) ? unescaped(text) : text);
	try {
		return JSON.parse(words) as unknown;
	} catch {
		return words;
	}
}

/** JSON with its visible characters as themselves, so that no secret hides behind escapes. */
function unescaped(json: string): string {
	return json.replace(/\\(?:u00([2-7][0-9a-f])|[^])/gi, (escape, code?: string) =>
		code ? JSON.stringify(String.fromCharCode(parseInt(code, 16))).slice(1, -1) : escape,
	);
}
