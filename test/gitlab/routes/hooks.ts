import { hookEntity, hookLogEntity, knowsSigning } from '../entities/hook';
import { groupOf, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, invalid, notFound, Refusal } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import { FLAGS } from '../hooks/flags';
import type { Group, Hook, HookLog, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { samplePayload } from './hookSamples';

const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0|\[)/;
const MOST_LOGS = 20;
const SIGNING_TOKEN_BYTES = 32;
const STRATEGIES = ['wildcard', 'regex', 'all_branches'];

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

function checkUrl(call: Call, url: string): string {
	const plain = url.replace(/[{}]/g, '');
	if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(plain)) {
		throw new Refusal(422, { error: 'Invalid url given' });
	}
	if (!call.allowLocalHooks && LOCAL.test(new URL(plain).hostname)) {
		throw invalid({ url: ['is blocked: Requests to the local network are not allowed'] }, 422);
	}
	return url;
}

function apply(call: Call, hook: Hook, kind: Place['kind'], input: Values): void {
	const url = values.text(input, 'url');
	if (url !== undefined) {
		// A secret is for one receiver: it does not follow to another address.
		if (hook.url && checkUrl(call, url) !== hook.url) hook.token = null;
		hook.url = checkUrl(call, url);
	}
	for (const flag of [...FLAGS[kind], 'enable_ssl_verification']) {
		hook.flags[flag] = values.flag(input, flag) ?? hook.flags[flag] ?? false;
	}
	hook.name = values.text(input, 'name') ?? hook.name;
	hook.description = values.text(input, 'description') ?? hook.description;
	hook.token = 'token' in input ? values.text(input, 'token') || null : hook.token;
	hook.push_events_branch_filter =
		values.text(input, 'push_events_branch_filter') ?? hook.push_events_branch_filter;
	hook.branch_filter_strategy =
		values.choice(input, 'branch_filter_strategy', STRATEGIES) ?? hook.branch_filter_strategy;
	hook.custom_webhook_template =
		values.text(input, 'custom_webhook_template') ?? hook.custom_webhook_template;
	pairs(input, 'url_variables', hook.url_variables);
	pairs(input, 'custom_headers', hook.custom_headers);
	if (knowsSigning(call.world) && 'signing_token' in input) hook.signing_token = signingToken(input);
}

function signingToken(input: Values): string | null {
	const token = values.text(input, 'signing_token');
	if (!token) return null;
	const bytes = Buffer.from(token.replace(/^whsec_/, ''), 'base64');
	if (token.startsWith('whsec_') && bytes.length === SIGNING_TOKEN_BYTES) return token;
	throw invalid({ signing_token: ['must be in the format whsec_<base64-encoded 32-byte key>'] }, 422);
}

function pairs(input: Values, name: string, into: Map<string, string>): void {
	const given = input[name];
	if (given === undefined) return;
	if (!Array.isArray(given)) throw badParameter(`${name} is invalid`);
	for (const { key, value } of given as Array<{ key: string; value: string }>) into.set(key, String(value));
}

function create(call: Call, place: Place) {
	const holder = place.holder(call);
	values.required(call.input, 'url');
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

async function test(call: Call, place: Place) {
	const hook = hookOf(call, place);
	const trigger = call.params.trigger ?? 'push_events';
	if (!FLAGS[place.kind].includes(trigger)) throw badParameter('trigger does not have a valid value');
	const { header, payload } = samplePayload(call, hook, trigger);
	const status = await call.deliveries.force(hook, header, JSON.stringify(payload));
	if (status !== null && status < 400) return { message: '201 Created' };
	throw new Refusal(422, {
		message: status === null ? 'Hook execution failed' : `Hook executed with status ${status}`,
	});
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
	const log = hook.logs.find(({ id }) => id === pathNumber(call, 'hook_log_id'));
	if (!log) throw notFound();
	const response_status = await call.deliveries.force(
		hook,
		log.request_headers['X-Gitlab-Event'] ?? '',
		log.request_data,
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
