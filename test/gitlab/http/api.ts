import { checkPermissions, checkScope, tokenOf } from './authenticate';
import type { Route } from './call';
import { inputOf } from './request';
import type { Endpoint } from './server';

/** An endpoint of the REST API: it counts, and knows who asks and what they may. */
export function apiEndpoint([, route, handle]: Route): Endpoint {
	return ({ server, request, params, headers }) => {
		const { world, announce, deliveries, allowLocalHooks, hookLimit } = server;
		const { query, path } = request;
		const caller = request.headers.authorization ?? request.headers['private-token'] ?? request.from;
		const group = /\/(?:projects|groups)\/([^/%]+)/.exec(path)?.[1];
		const counted = server.limitBy === 'topLevelGroup' && group ? group : caller;
		if (server.limit) Object.assign(headers, server.limit.count(String(counted)));
		const token = tokenOf(world, request.headers, query);
		if (token?.permissions) checkPermissions(token, request.method, route);
		else if (token) checkScope(token, request.method, route);
		const user = token?.user ?? null;
		const input = inputOf(request);
		const bytes = Buffer.isBuffer(request.body) && !request.form ? request.body : undefined;
		return handle({
			...{ world, announce, deliveries, allowLocalHooks, hookLimit },
			...{ user, token, params, input, query, bytes, path, headers },
		});
	};
}
