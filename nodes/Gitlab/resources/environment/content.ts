import { choice, named, number, text } from '../../fields';

/** What an environment can have, beside its name. */
export const content = [
	choice(
		'auto_stop_setting',
		{ always: 'Always', with_action: 'Only With a Stop Action' },
		{ displayName: 'Auto-Stop' },
	),
	text('description'),
	text('external_url', { displayName: 'External URL', placeholder: 'e.g. https://staging.example.com' }),
	choice('tier', named('production', 'staging', 'testing', 'development', 'other')),
	number('cluster_agent_id', { displayName: 'Kubernetes Agent ID', min: 1 }),
	text('kubernetes_namespace', { description: 'Needs an agent' }),
	text('flux_resource_path', {
		displayName: 'Flux Resource',
		description: 'Needs an agent and a namespace',
	}),
] as const;
