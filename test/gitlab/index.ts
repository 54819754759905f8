import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { Announcer } from './hooks/announce';
import type { Delivery } from './hooks/deliveries';
import { Deliveries } from './hooks/deliveries';
import type { Fault } from './http/faults';
import { Faults } from './http/faults';
import { EndpointLimit, RateLimit } from './http/limit';
import type { RecordedRequest } from './http/request';
import { buildServer } from './http/server';
import type { Grant } from './oauth';
import { OAuth } from './oauth';
import { pages } from './pages';
import { endpoints } from './routes';
import { finishPipeline } from './routes/merging';
import type { Hook, OAuthApp, Pipeline, User } from './world/model';
import { World } from './world/world';

export type { Delivery } from './hooks/deliveries';
export type { Fault } from './http/faults';
export type { RecordedRequest } from './http/request';
export * from './world/model';
export { World } from './world/world';

export interface GitlabOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Such as '/gitlab', for an instance below a relative URL. */
	basePath?: string;
	/** Below 19.0 there are no signing tokens. */
	version?: string;
	https?: { key: string; cert: string };
	/** Gives rate limit headers, and 429 beyond. */
	requestsPerMinute?: number;
	/** What the limit counts by: the token that asks, or the top-level group that it asks about. */
	limitBy?: 'token' | 'topLevelGroup';
	/** How long a "minute" of the rate limit is, so that a test need not wait for one. */
	rateWindowMs?: number;
	/** False: hooks to local addresses are refused, as by an instance whose administrator has not allowed them. */
	allowLocalHooks?: boolean;
	/** How often a user may test the hooks of a project or group, and how often resend; GitLab says 5. */
	hookCallsPerMinute?: number;
}

/** A running stand-in for a GitLab instance. */
export interface Gitlab {
	/** Without a slash at the end. */
	url: string;
	world: World;
	/** Every request that came, oldest first. */
	requests: RecordedRequest[];
	/** Adding gives what takes the fault back. */
	faults: { add(fault: Fault): () => void; clear(): void };
	/** Every webhook that was sent, oldest first. */
	deliveries: Delivery[];
	/** Sends any payload to a hook, signed as the hook asks; gives the status of the answer, null for none. */
	deliver(hook: Hook, event: string, payload: unknown): Promise<number | null>;
	/** Ends a pipeline; what waited for it with auto-merge is merged. */
	finishPipeline(pipeline: Pipeline, status: 'success' | 'failed' | 'canceled'): void;
	/** A pair of OAuth2 tokens, as if the user had gone through the authorize page. */
	grant(app: OAuthApp, user: User, scopes: string[]): Grant;
	/** Resolves when no webhook is under way. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Starts a stand-in on 127.0.0.1. Its world is empty: arrange it with `world`, or with `seed` from './seed'. */
export async function startGitlab(options: GitlabOptions = {}): Promise<Gitlab> {
	const world = new World();
	if (options.version) world.version = options.version;
	const deliveries = new Deliveries(world);
	const faults = new Faults();
	const requests: RecordedRequest[] = [];
	const basePath = options.basePath?.replace(/\/+$/, '') ?? '';
	const limit = options.requestsPerMinute
		? new RateLimit(options.requestsPerMinute, options.rateWindowMs ?? 60_000)
		: null;
	const announce = new Announcer(world, deliveries);
	const { allowLocalHooks = true, hookCallsPerMinute = 5, https, limitBy = 'token' } = options;
	const hookLimit = new EndpointLimit(hookCallsPerMinute);
	const oauth = new OAuth(world);
	const state = { world, announce, deliveries, oauth, faults, requests, limit, limitBy, hookLimit };
	const server = buildServer({ ...state, basePath, allowLocalHooks, https }, { router: endpoints, pages });
	await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	world.url = `${https ? 'https' : 'http'}://127.0.0.1:${port}${basePath}`;
	return {
		url: world.url,
		world,
		requests,
		faults: { add: (fault) => faults.add(fault), clear: () => faults.clear() },
		deliveries: deliveries.sent,
		deliver: (hook, event, payload) => deliveries.send(hook, event, payload),
		finishPipeline: (pipeline, status) => finishPipeline({ world, announce }, pipeline, status),
		grant: (app, user, scopes) => oauth.grant(app, user, scopes),
		settled: () => deliveries.settled(),
		close: async () => {
			await deliveries.settled();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
