import { type Arriving, brokenOff, tooLong } from './body';
import type { Deadline } from './deadline';
import { GitlabError, isFailure } from './errors';
import type { ArrivingFile, Headers, TakeFile } from './message';

/** More than GitLab stores as one file: its packages may have 5 GB. */
const LONGEST = 16 * 2 ** 30;

/**
 * Has a file taken in while it arrives: whoever takes it slowly holds the server back.
 *
 * @param isOutside whether it comes from where GitLab stores its files
 * @throws Error where the connection breaks, with its code; the deadline's reason; GitlabError of kind `tooLong`, of
 * kind `moved` where a web page stands in the file's place, of kind `input` where it cannot be stored
 */
export async function takeFile(
	body: Arriving,
	{ take, headers, deadline, isOutside }: Taking,
): Promise<unknown> {
	const { signal } = deadline;
	let failure: unknown;
	let giveUp = () => {};
	const broken = new Promise<never>((_, reject) => {
		const fail = (reason: unknown) => reject((failure ??= reason) as Error);
		giveUp = () => fail(signal.reason);
		let isWhole = false;
		body.on('end', () => (isWhole = true));
		body.on('error', fail);
		body.on('close', () => isWhole || fail(brokenOff()));
		signal.addEventListener('abort', giveUp);
		if (signal.aborted) giveUp();
		if (isOutside && isWebPage(headers)) fail(signInPage());
		if (Number(headers['content-length']) > LONGEST) fail(tooLong(LONGEST));
	});
	const file: ArrivingFile = { stream: body, headers, length: 0 };
	try {
		if (failure === undefined) file.stream = watched(body, file, deadline);
		return await Promise.race([broken, failure === undefined ? take(file) : broken]);
	} catch (error) {
		throw failure ?? (isFailure(error) ? error : notStored(error));
	} finally {
		signal.removeEventListener('abort', giveUp);
		body.destroy();
		file.stream.destroy();
	}
}

/** How a file is taken in. */
interface Taking {
	take: TakeFile;
	headers: Headers;
	deadline: Deadline;
	isOutside: boolean;
}

/** The same bytes, counted as they pass. */
function watched(body: Arriving, file: ArrivingFile, deadline: Deadline): Arriving {
	const stream: Arriving = body.compose(async function* (source: AsyncIterable<Buffer>) {
		for await (const chunk of source) {
			deadline.moved();
			file.length += chunk.length;
			if (file.length > LONGEST) throw tooLong(LONGEST);
			yield chunk;
		}
	} as never);
	// The failure is told by the body itself; whoever takes the stream may be gone by then.
	return stream.on('error', () => {});
}

/** A file that is a web page has a name. */
function isWebPage(headers: Headers): boolean {
	return /^text\/html\b/i.test(headers['content-type'] ?? '') && !headers['content-disposition'];
}

function signInPage(): GitlabError {
	return new GitlabError('moved', 'The server redirects to another host, which answered with a web page');
}

function notStored(error: unknown): GitlabError {
	const words = error instanceof Error ? error.message : String(error);
	return new GitlabError('input', `n8n could not store the file: ${words}`, {
		advice: "Check n8n's storage for binary data, and whether there is room for the file.",
	});
}
