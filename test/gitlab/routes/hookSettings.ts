import { knowsSigning } from '../entities/hook';
import type { Call } from '../http/call';
import { badParameter, invalid, Refusal } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import { FLAGS } from '../hooks/flags';
import type { Hook } from '../world/model';

const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0|\[)/;
const SIGNING_TOKEN_BYTES = 32;
const STRATEGIES = ['wildcard', 'regex', 'all_branches'];

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

/** Gives a hook what the request says of it; the rest stays. */
export function apply(call: Call, hook: Hook, kind: keyof typeof FLAGS, input: Values): void {
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
