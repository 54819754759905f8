import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResourceSeed } from '../base';
import { seedReleases } from '../resources/release';
import type { Hook, HookLog } from '../world/model';
import type { World } from '../world/world';

/** Somebody who takes every delivery, as long as the process runs and without keeping it running. */
const taker = new Promise<string>((resolve) => {
	const server = createServer((request, response) => {
		request.resume();
		request.on('end', () => response.end('heard'));
	});
	server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
	server.unref();
});

/** A hook with all that one can have, paused because nobody took what it told. */
function hookOf(world: World, holder: Hook['holder'], url: string): Hook {
	return {
		id: world.next('hook'),
		holder,
		url,
		name: 'Chat',
		description: 'Tells the chat',
		created_at: world.now(),
		flags: { push_events: true, merge_requests_events: true, enable_ssl_verification: true },
		push_events_branch_filter: 'main',
		branch_filter_strategy: 'wildcard',
		custom_webhook_template: holder && '{"text": "{{object_kind}}"}',
		url_variables: new Map([['room', 'r-12345678']]),
		custom_headers: new Map([['X-Room', 'r-12345678']]),
		token: 'secret-of-the-hook',
		signing_token: null,
		failures: 4,
		disabled_until: '2040-01-01T00:00:00.000Z',
		logs: [logOf(world, url, '200'), logOf(world, url, '404'), logOf(world, url, 'internal error')].reverse(),
	};
}

function logOf(world: World, url: string, response_status: string): HookLog {
	const id = world.next('hook log');
	return {
		id,
		url,
		trigger: 'push_hooks',
		request_headers: { 'X-Gitlab-Event': 'Push Hook', 'Idempotency-Key': `delivery-${id}` },
		request_data: '{"object_kind":"push"}',
		response_headers: { 'content-type': 'text/plain' },
		response_body: 'heard',
		response_status,
		execution_duration: 0.25,
		created_at: world.now(),
	};
}

/** What tests can tell of, and a hook of the website, one of the group and one of the instance, each with three deliveries. */
export const seedWebhooks: ResourceSeed = async (gitlab, base) => {
	const { world } = gitlab;
	const { projects, groups } = base;
	await seedReleases(gitlab, base);
	const url = await taker;
	projects.website.hooks.push(hookOf(world, projects.website, url));
	groups.acme.hooks.push(hookOf(world, groups.acme, url));
	world.systemHooks.push(hookOf(world, null, url));
	return {
		webhook: ['1', '2', '3'],
		delivery: ['1', '4'],
		signing_token: [`whsec_${Buffer.alloc(32, 7).toString('base64')}`],
	};
};
