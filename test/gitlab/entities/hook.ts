import { alertStatus } from '../hooks/deliveries';
import { FLAGS } from '../hooks/flags';
import type { Hook, HookLog } from '../world/model';
import type { World } from '../world/world';

/** Whether an instance of this version knows signing tokens. */
export const knowsSigning = (world: World) => parseInt(world.version, 10) >= 19;

/** A hook; its secrets are never told. */
export function hookEntity(world: World, hook: Hook) {
	const { holder, flags } = hook;
	const kind = holder?.kind ?? 'system';
	// Flags that the contract does not know yet are kept, but a server of its age would not tell them.
	const told = FLAGS[kind].filter((name) => name !== 'resource_deploy_token_events');
	return {
		id: hook.id,
		url: hook.url,
		name: hook.name,
		description: hook.description,
		created_at: hook.created_at,
		...Object.fromEntries(told.map((name) => [name, flags[name] ?? false])),
		repository_update_events: flags.repository_update_events ?? false,
		enable_ssl_verification: flags.enable_ssl_verification ?? true,
		organization_id: null,
		alert_status: alertStatus(hook, world.now()),
		disabled_until: hook.disabled_until,
		url_variables: [...hook.url_variables.keys()].map((key) => ({ key })),
		push_events_branch_filter: hook.push_events_branch_filter,
		branch_filter_strategy: hook.branch_filter_strategy,
		custom_webhook_template: hook.custom_webhook_template,
		custom_headers: [...hook.custom_headers.keys()].map((key) => ({ key })),
		...(holder ? { [`${holder.kind}_id`]: holder.id } : {}),
		...(knowsSigning(world)
			? { token_present: hook.token !== null, signing_token_present: hook.signing_token !== null }
			: {}),
	};
}

export function hookLogEntity(log: HookLog) {
	const { id, url, trigger, response_status, execution_duration } = log;
	return {
		...{ id, url, trigger, response_status, execution_duration },
		request_headers: { ...log.request_headers, 'X-Gitlab-Token': '[REDACTED]' },
		request_data: JSON.parse(log.request_data) as unknown,
		response_headers: log.response_headers,
		response_body: log.response_body,
	};
}
