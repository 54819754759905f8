import type { ServerResponse } from 'node:http';

import type { RecordedRequest } from './request';
import { swollen } from './swollen';

/** An answer whose status, type or headers are not the usual ones for its method. */
export class Answer {
	constructor(
		readonly status: number,
		readonly body?: unknown,
		readonly type = 'application/json',
		readonly headers: Record<string, string> = {},
	) {}
}

const HAVE_NO_BODY = [204, 304];

/** The way back to who asked. */
export class Reply {
	/** Whether the answer breaks off in its middle. */
	cut = false;
	/** Whether the answer is as large as a server with much in it gives. */
	swells = false;

	constructor(
		private readonly response: ServerResponse,
		private readonly record: RecordedRequest,
	) {}

	/** Sends texts and bytes as they are, all else as JSON. Headers go before those that follow from the body. */
	send(status: number, given: unknown, headers: Record<string, string> = {}): void {
		const { response, record, cut } = this;
		const body = this.swells && status < 300 ? swollen(given, record.query, headers) : given;
		const isText = typeof body === 'string' || Buffer.isBuffer(body);
		const bytes = isText ? Buffer.from(body) : Buffer.from(body === undefined ? '' : JSON.stringify(body));
		Object.assign(record, { status, answer: bytes.toString() });
		response.statusCode = status;
		if (!HAVE_NO_BODY.includes(status)) {
			// GitLab names no charset.
			if (bytes.length) response.setHeader('content-type', isText ? 'text/plain' : 'application/json');
			response.setHeader('content-length', cut ? Math.max(2, bytes.length) : bytes.length);
		}
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		if (cut) response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
		else response.end(bytes);
	}

	/** Breaks the connection. */
	reset(): void {
		this.response.socket?.resetAndDestroy();
	}
}
