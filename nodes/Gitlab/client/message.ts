import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Arriving } from './body';
import type { Path } from './path';
import type { Upload } from './upload';

/** A file that is still to arrive. */
export interface ArrivingFile {
	stream: Arriving;
	headers: Headers;
	/** How many bytes have passed so far. */
	length: number;
}

/** Takes in a file while it arrives; what it gives is the answer's body. */
export type TakeFile = (file: ArrivingFile) => Promise<unknown>;

/** One request to GitLab. */
export interface Request {
	method: IHttpRequestMethods;
	path: Path;
	/** Whether it changes something, where the method does not tell. */
	effect?: 'read' | 'write';
	query?: IDataObject;
	/** Parameters, which go as JSON, or files. */
	body?: IDataObject | Upload;
	headers?: Record<string, string>;
	/**
	 * How the answer's body is wanted; JSON unless said. A file is taken in while it arrives, anew where the request
	 * is repeated.
	 */
	as?: 'json' | 'text' | TakeFile;
}

/** Whether a request changes nothing, so that it may be repeated. */
export function isRead({ method, effect }: Pick<Request, 'method' | 'effect'>): boolean {
	return effect ? effect === 'read' : method === 'GET';
}

/** Response headers with lower-case names; what came several times is joined by commas. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** An answer, whatever its status. */
export interface Reply {
	status: number;
	headers: Headers;
	body: unknown;
}
