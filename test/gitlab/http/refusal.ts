/** An answer that says no, in the words that GitLab uses. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
		readonly headers: Record<string, string> = {},
	) {
		super(JSON.stringify(body));
	}
}

export const unauthorized = () => new Refusal(401, { message: '401 Unauthorized' });
export const forbidden = () => new Refusal(403, { message: '403 Forbidden' });
export const notFound = (what?: string) =>
	new Refusal(404, { message: what ? `404 ${what} Not Found` : '404 Not found' });
export const noSuchRoute = () => new Refusal(404, { error: '404 Not Found' });

/** What Grape says about a parameter before GitLab itself has seen the request. */
export const badParameter = (words: string) => new Refusal(400, { error: words });

/** What a model's validation says: a list of complaints for each field. */
export const invalid = (fields: Record<string, string[]>, status = 400) =>
	new Refusal(status, { message: fields });
