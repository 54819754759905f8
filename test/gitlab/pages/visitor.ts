import { Refusal } from '../http/refusal';
import type { User } from '../world/model';
import type { World } from '../world/world';

/** A row of the API's, as pages show it. */
export type Row = Record<string, unknown>;

type Method = 'GET' | 'POST' | 'PUT';

const tokens = new WeakMap<User, string>();

// What a browser does is no access token that somebody has made, and none that a list shows.
function tokenFor(world: World, user: User): string {
	const known = tokens.get(user);
	if (known && world.tokens.has(known)) return known;
	const token = world.createToken(user, ['api'], { kind: 'oauth', name: 'browser' });
	tokens.set(user, token);
	return token;
}

/** Who looks at the pages: all that they show and change goes through the API, with this person's rights. */
export class Visitor {
	constructor(
		readonly world: World,
		readonly user: User,
	) {}

	/**
	 * What the API answers.
	 *
	 * @param path below `/api/v4/`
	 * @throws Refusal with the API's own status and words
	 */
	async ask<Answer = Row>(path: string, method: Method = 'GET', body?: object): Promise<Answer> {
		const { status, text, isJson } = await this.send(`v4/${path}`, method, body);
		if (status >= 400) throw new Refusal(status, text);
		return (isJson && text ? JSON.parse(text) : text) as Answer;
	}

	/** What the API answers, or nothing where it has no such thing. */
	async find<Answer = Row>(path: string): Promise<Answer | undefined> {
		try {
			return await this.ask<Answer>(path);
		} catch (error) {
			if (error instanceof Refusal && [400, 403, 404].includes(error.status)) return undefined;
			throw error;
		}
	}

	/** What GraphQL knows of the thing with this global ID; nothing where there is none. */
	async query(type: string, id: string, properties: string): Promise<Row | undefined> {
		const query = `query($id: ${type}ID!) { thing: ${type.toLowerCase()}(id: $id) { ${properties} } }`;
		const variables = { id: `gid://gitlab/${type}/${id}` };
		const { text } = await this.send('graphql', 'POST', { query, variables });
		return (JSON.parse(text) as { data?: { thing: Row | null } }).data?.thing ?? undefined;
	}

	private async send(path: string, method: Method, body?: object) {
		const response = await fetch(`${this.world.url}/api/${path}`, {
			method,
			headers: {
				authorization: `Bearer ${tokenFor(this.world, this.user)}`,
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		return { status: response.status, text: await response.text(), isJson };
	}
}
