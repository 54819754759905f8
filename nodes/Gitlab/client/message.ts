import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Path } from './path';

/** One request to the REST API. */
export interface Request {
	method: IHttpRequestMethods;
	path: Path;
	query?: IDataObject;
	body?: IDataObject | FormData | Buffer;
	headers?: Record<string, string>;
	/** How the answer's body is wanted; JSON unless said. */
	as?: 'json' | 'text' | 'binary';
}

/** Response headers with lower-case names; what came several times is joined by commas. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** An answer, whatever its status. */
export interface Reply {
	status: number;
	headers: Headers;
	body: unknown;
}
