import { hookEntity, hookLogEntity } from '../entities/hook';
import { groupOf, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { FLAGS } from '../hooks/flags';
import type { Group, Hook, HookLog, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { apply } from './hookSettings';
import { samplePayload } from './hookSamples';

const MOST_LOGS = 20;

/** @see https://docs.gitlab.com/administration/instance_limits/#number-of-webhooks */
const MOST_HOOKS = { project: 100, group: 50, system: Infinity };

/** Where hooks hang: whose they are and who may touch them. */
interface Place {
	path: string;
	kind: keyof typeof FLAGS;
	holder: (call: Call) => Project | Group | null;
}

const places: Place[] = [
	{
		path: 'projects/:id/hooks',
		kind: 'project',
		holder: (call) => owned(call, projectOf(call), LEVEL.maintainer),
	},
	{ path: 'groups/:id/hooks', kind: 'group', holder: (call) => owned(call, groupOf(call), LEVEL.owner) },
	{ path: 'hooks', kind: 'system', holder: administrated },
];

function owned<T extends Project | Group>(call: Call, holder: T, level: number): T {
	need(call, holder, level);
	return holder;
}

function administrated(call: Call): null {
	if (!me(call).admin) throw forbidden();
	return null;
}

const hooksOf = (call: Call, place: Place): Hook[] => place.holder(call)?.hooks ?? call.world.systemHooks;

function hookOf(call: Call, place: Place): Hook {
	const hook = hooksOf(call, place).find(({ id }) => id === pathNumber(call, 'hook_id'));
	if (!hook) throw notFound();
	return hook;
}

function create(call: Call, place: Place) {
	const holder = place.holder(call);
	values.required(call.input, 'url');
	const most = MOST_HOOKS[place.kind];
	if (hooksOf(call, place).length >= most) {
		throw invalid({ base: [`Maximum number of ${place.kind} hooks (${most}) exceeded`] }, 422);
	}
	const hook: Hook = {
		id: call.world.next('hook'),
		holder,
		url: '',
		name: null,
		description: null,
		created_at: call.world.now(),
		flags: { push_events: true, enable_ssl_verification: true },
		push_events_branch_filter: null,
		branch_filter_strategy: 'wildcard',
		custom_webhook_template: null,
		url_variables: new Map(),
		custom_headers: new Map(),
		token: null,
		signing_token: null,
		failures: 0,
		disabled_until: null,
		logs: [],
	};
	apply(call, hook, place.kind, call.input);
	(holder?.hooks ?? call.world.systemHooks).push(hook);
	return hookEntity(call.world, hook);
}

function update(call: Call, place: Place) {
	const hook = hookOf(call, place);
	if (Object.keys(call.input).length === 0) throw badParameter('No parameters provided');
	apply(call, hook, place.kind, call.input);
	return hookEntity(call.world, hook);
}

function remove(call: Call, place: Place): void {
	const hooks = hooksOf(call, place);
	hooks.splice(hooks.indexOf(hookOf(call, place)), 1);
}

/** GitLab lets nobody test hooks, or resend deliveries, without end. */
function limit(call: Call, what: 'test' | 'resend', { holder }: Hook): void {
	if (holder) call.hookLimit.count(`${what} ${me(call).id} ${holder.kind} ${holder.id}`);
}

async function test(call: Call, place: Place) {
	const hook = hookOf(call, place);
	limit(call, 'test', hook);
	const trigger = call.params.trigger ?? 'push_events';
	if (!FLAGS[place.kind].includes(trigger)) throw badParameter('trigger does not have a valid value');
	const { header, payload } = samplePayload(call, hook, trigger);
	const status = await call.deliveries.force(hook, header, JSON.stringify(payload));
	if (status !== null && status < 400) return { message: '201 Created' };
	// GitLab hands on what came back, or why nothing did.
	throw new Refusal(422, { message: hook.logs[0].response_body });
}

function logs(call: Call, hook: Hook) {
	if ((values.integer(call.input, 'per_page') ?? 1) > MOST_LOGS) {
		throw badParameter('per_page does not have a valid value');
	}
	const wanted = values.list(call.input, 'status') ?? [];
	const isWanted = ({ response_status: status }: HookLog) =>
		wanted.some((word) => {
			if (word === 'successful') return /^2/.test(status);
			if (word === 'client_failure') return /^4/.test(status);
			return word === 'server_failure' ? !/^[234]/.test(status) : word === status;
		});
	return page(
		call,
		hook.logs.filter((log) => !wanted.length || isWanted(log)),
		hookLogEntity,
		{ uncounted: true },
	);
}

async function resend(call: Call, hook: Hook) {
	limit(call, 'resend', hook);
	const log = hook.logs.find(({ id }) => id === pathNumber(call, 'hook_log_id'));
	if (!log) throw notFound();
	const response_status = await call.deliveries.force(
		hook,
		log.request_headers['X-Gitlab-Event'] ?? '',
		log.request_data,
		log.request_headers['X-Gitlab-Event-UUID'],
		log.request_headers['Idempotency-Key'],
	);
	if (response_status === null) throw new Refusal(422, { message: 'Hook execution failed' });
	return { response_status };
}

function setPair(call: Call, into: Map<string, string>): Answer {
	values.required(call.input, 'value');
	into.set(call.params.key ?? '', values.text(call.input, 'value') ?? '');
	return new Answer(204);
}

function removePair(call: Call, from: Map<string, string>): void {
	if (!from.delete(call.params.key ?? '')) throw notFound();
}

export const hookRoutes: Route[] = places.flatMap((place): Route[] => {
	const one = `${place.path}/:hook_id`;
	const hook = (call: Call) => hookOf(call, place);
	return [
		['GET', place.path, (call) => page(call, hooksOf(call, place), (each) => hookEntity(call.world, each))],
		['POST', place.path, (call) => create(call, place)],
		['GET', one, (call) => hookEntity(call.world, hook(call))],
		['PUT', one, (call) => update(call, place)],
		['DELETE', one, (call) => remove(call, place)],
		...(place.kind === 'system' ? [['POST', one, (call) => test(call, place)] as Route] : []),
		['POST', `${one}/test/:trigger`, (call) => test(call, place)],
		['GET', `${one}/events`, (call) => logs(call, hook(call))],
		['POST', `${one}/events/:hook_log_id/resend`, (call) => resend(call, hook(call))],
		['PUT', `${one}/url_variables/:key`, (call) => setPair(call, hook(call).url_variables)],
		['DELETE', `${one}/url_variables/:key`, (call) => removePair(call, hook(call).url_variables)],
		['PUT', `${one}/custom_headers/:key`, (call) => setPair(call, hook(call).custom_headers)],
		['DELETE', `${one}/custom_headers/:key`, (call) => removePair(call, hook(call).custom_headers)],
	];
});
