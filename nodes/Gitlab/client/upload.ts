import { randomUUID } from 'node:crypto';
import { type Arriving, isArriving } from './body';
import { GitlabError } from './errors';

/** A file of n8n's that can be sent. */
export interface OutgoingFile {
	name: string;
	mimeType: string;
	/** In bytes, where it is known. */
	size?: number;
	/** All of it, for what must hold it: commits take their files as JSON. */
	bytes(): Promise<Buffer>;
	/** Its bytes in a stream; all of them where n8n holds them in memory anyway. */
	open(): Promise<Arriving | Buffer>;
}

/** A field of a form, as text or as a file. */
export type FormPart = [name: string, value: string | OutgoingFile];

/** A request's body that is on its way. */
export interface Departing {
	body: Arriving | Buffer;
	headers: Record<string, string>;
	/** Why a file could not be read to its end, if that was so. */
	failure(): GitlabError | undefined;
	/** Lets go of the files, sent or not. */
	close(): void;
}

/** Files to be sent, as they are or in a form. They are opened anew for each try, and never held whole. */
export class Upload {
	private constructor(
		private readonly contentType: string,
		private readonly pieces: ReadonlyArray<Buffer | OutgoingFile>,
	) {}

	/** A file as the whole body. */
	static ofFile(file: OutgoingFile): Upload {
		return new Upload(file.mimeType, [file]);
	}

	/** @see https://www.rfc-editor.org/rfc/rfc7578 */
	static ofForm(parts: readonly FormPart[]): Upload {
		const boundary = randomUUID();
		const pieces = parts.flatMap(([name, value]) => {
			const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
			if (typeof value === 'string') return [Buffer.from(`${head}\r\n\r\n${value}\r\n`)];
			const file = `; filename="${quoted(value.name)}"\r\nContent-Type: ${value.mimeType}\r\n\r\n`;
			return [Buffer.from(head + file), value, Buffer.from('\r\n')];
		});
		return new Upload(`multipart/form-data; boundary=${boundary}`, [
			...pieces,
			Buffer.from(`--${boundary}--\r\n`),
		]);
	}

	/**
	 * @param moved is called as often as something of a file goes
	 * @throws GitlabError of kind `input` where a file cannot be read
	 */
	async open(moved: () => void): Promise<Departing> {
		const opened: Array<Arriving | Buffer> = [];
		let failure: GitlabError | undefined;
		const close = () => opened.filter(isArriving).forEach((stream) => stream.destroy());
		for (const piece of this.pieces) {
			const bytes = Buffer.isBuffer(piece) ? piece : await piece.open().catch(unreadable);
			if (bytes instanceof GitlabError) {
				close();
				throw bytes;
			}
			// What ends because the request did is not to blame for it.
			if (isArriving(bytes))
				bytes.on('error', (error: Error) => !isEnd(error) && (failure ??= unreadable(error)));
			opened.push(bytes);
		}
		const headers: Record<string, string> = { 'Content-Type': this.contentType };
		if (this.length !== undefined) headers['Content-Length'] = String(this.length);
		return { body: joined(opened, moved), headers, close, failure: () => failure };
	}

	/** In bytes; undefined where that of a file is not known. */
	private get length(): number | undefined {
		const lengths = this.pieces.map((piece) => (Buffer.isBuffer(piece) ? piece.length : piece.size));
		return lengths.reduce(
			(sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
			0,
		);
	}
}

/** A name within quotes, as browsers write it. */
function quoted(name: string): string {
	return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

function joined(pieces: ReadonlyArray<Arriving | Buffer>, moved: () => void): Arriving | Buffer {
	const first = pieces.find(isArriving);
	if (!first) return Buffer.concat(pieces.filter(Buffer.isBuffer));
	// A failure is told by the file itself, or by the request.
	const stream: Arriving = first.compose(async function* (source: AsyncIterable<Buffer>) {
		for (const piece of pieces) {
			if (Buffer.isBuffer(piece)) yield piece;
			else {
				for await (const chunk of piece === first ? source : (piece as AsyncIterable<Buffer>)) {
					moved();
					yield chunk;
				}
			}
		}
	} as never);
	return stream.on('error', () => {});
}

function isEnd({ name, code }: Error & { code?: string }): boolean {
	return name === 'AbortError' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function unreadable(error: unknown): GitlabError {
	const words = error instanceof Error ? error.message : String(error);
	return new GitlabError('input', `n8n could not read the file: ${words}`, {
		advice: "Check n8n's storage for binary data, and that the file is still there.",
	});
}
