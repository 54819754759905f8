import type { Announcer } from '../hooks/announce';
import type { Deliveries } from '../hooks/deliveries';
import type { Token, User } from '../world/model';
import type { World } from '../world/world';
import type { EndpointLimit } from './limit';
import { badParameter, unauthorized } from './refusal';
import type { Values } from './values';

export { Answer } from './reply';

/** One request to the API, as an endpoint sees it. */
export interface Call {
	world: World;
	announce: Announcer;
	deliveries: Deliveries;
	allowLocalHooks: boolean;
	/** How often hooks may be tested, and deliveries sent again. */
	hookLimit: EndpointLimit;
	user: User | null;
	token: Token | null;
	params: Record<string, string>;
	/** Query and body together. */
	input: Values;
	query: Values;
	/** The body, where it is a file. */
	bytes?: Buffer;
	/** The path with which the request came, still encoded, without its query. */
	path: string;
	/** What the answer's headers will say. */
	headers: Record<string, string>;
}

/** An endpoint: method, path below `/api/v4/`, and what answers it. */
export type Route = [
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	handle: (call: Call) => unknown,
];

/** Who is asking; nobody is refused. */
export function me(call: Call): User {
	if (!call.user) throw unauthorized();
	return call.user;
}

/** A number in the path; other words are refused as Grape refuses them. */
export function pathNumber(call: Call, name: string, shownAs = name): number {
	const value = call.params[name];
	if (value === undefined || !/^\d+$/.test(value)) throw badParameter(`${shownAs} is invalid`);
	return Number(value);
}
