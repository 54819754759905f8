import type { IDataObject } from 'n8n-workflow';
import { path, thingIn } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	isEmpty,
	limit,
	moment,
	named,
	number,
	options,
	required,
	text,
	updateFields,
	upsertFields,
} from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { deletion, getOne, postBelow, updateOne } from '../shared/plain';
import { isAsWanted, upsert } from '../shared/upsert';
import { at, simpleEnvironment } from './field';
import { freezePeriods } from './freezePeriods';
import { protection } from './protection';

/** What an environment can have, beside its name. */
const content = [
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
	text('flux_resource_path', { displayName: 'Flux Resource', description: 'Needs an agent and a namespace' }),
] as const;

const newName = required(text('name', { placeholder: 'e.g. staging' }));

/** @see https://docs.gitlab.com/api/environments/#create-an-environment */
const create = write({
	name: 'Create',
	description: 'Add a place to deploy to',
	role: 'Developer',
	fields: [project, newName, additionalFields(...content)],
	simplify: simpleEnvironment,
	run: async ({ gitlab, project, name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/environments`, { name, ...additionalFields }),
});

/**
 * An environment is known again by its name, also where it is stopped. Where it is as it should be, nothing is
 * written.
 *
 * @see https://docs.gitlab.com/api/environments/
 */
const createOrUpdate = write({
	name: 'Create or Update',
	role: 'Developer',
	fields: [project, newName, upsertFields(...content)],
	simplify: (row) => ({ ...simpleEnvironment(row), created: row.created, updated: row.updated }),
	run: async ({ gitlab, project, name, updateFields: wanted }) => {
		const environments = path`/projects/${project}/environments`;
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`environment ${environments.encoded} ${name}`,
			async () =>
				await upsert({
					find: async () => (await gitlab.list(environments, { name }, 1))[0],
					create: async () => {
						const filled = Object.entries(wanted).filter(([, value]) => !isEmpty(value));
						return await gitlab.post(environments, { name, ...Object.fromEntries(filled) });
					},
					update: async (known) => {
						if (isAsWanted(withAgent(known), wanted)) return known;
						updated = true;
						return await gitlab.put(path`${environments}/${Number(known.id)}`, wanted);
					},
				}),
		);
		return { ...row, created, updated };
	},
});

/** GitLab takes the agent's ID, and answers with the agent. */
function withAgent(row: IDataObject): IDataObject {
	const { id } = Object(row.cluster_agent) as IDataObject;
	return { ...row, cluster_agent_id: id };
}

/**
 * GitLab deletes them a week later, and until then shows which. Unless it is told not to, it only says what it
 * would delete: so does this.
 *
 * @see https://docs.gitlab.com/api/environments/#delete-multiple-stopped-review-apps
 */
const deleteReviewApps = write({
	name: 'Delete Review Apps',
	action: 'Delete stopped review apps (cannot be undone)',
	description: 'List stopped review apps, or have GitLab delete them in a week',
	role: 'Developer',
	fields: [
		project,
		options(
			moment('before', { description: '30 days ago unless set' }),
			flag('dry_run', 'Whether to delete nothing and only list what would be', {
				displayName: 'Dry Run',
				default: true,
			}),
			number('limit', {
				displayName: 'Most to Delete',
				min: 1,
				default: 100,
				description: 'Up to 1000, the oldest first',
			}),
		),
	],
	run: async ({ gitlab, project, options }) => {
		const query: IDataObject = { dry_run: true, ...options };
		const at = path`/projects/${project}/environments/review_apps`;
		const reply = await gitlab.request({ method: 'DELETE', path: at, query });
		const { scheduled_entries, unprocessable_entries } = thingIn(reply, { method: 'DELETE' });
		const rowsOf = (entries: unknown, is_deletable: boolean) =>
			((entries ?? []) as IDataObject[]).map(
				(row): IDataObject => ({ ...row, is_deletable, dry_run: query.dry_run }),
			);
		return [...rowsOf(scheduled_entries, true), ...rowsOf(unprocessable_entries, false)];
	},
});

/** @see https://docs.gitlab.com/api/environments/#list-all-environments */
const getMany = read({
	name: 'Get Many',
	description: 'List the environments of a project',
	role: 'Reporter',
	fields: [
		project,
		limit,
		filters(
			text('name', { description: 'The exact name; not together with Search' }),
			text('search', { description: 'At least three letters' }),
			choice(
				'states',
				{ available: 'Available', stopping: 'Stopping', stopped: 'Stopped' },
				{ displayName: 'State' },
			),
		),
	],
	simplify: simpleEnvironment,
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/environments`, filters, limit),
});

/** @see https://docs.gitlab.com/api/environments/#stop-an-environment */
const stop = postBelow(at, path`/stop`, {
	name: 'Stop',
	description: 'Take an environment down, so that it can be deleted',
	role: 'Developer',
	simplify: simpleEnvironment,
	fields: [options(flag('force', 'Whether to skip its stop actions'))],
});

/** @see https://docs.gitlab.com/api/environments/#stop-stale-environments */
const stopStale = write({
	name: 'Stop Stale',
	action: 'Stop stale environments',
	description: 'Stop all environments that were last deployed to before a moment',
	role: 'Maintainer',
	fields: [
		project,
		required(moment('before', { description: 'A week to ten years ago; protected ones stay' })),
	],
	run: async ({ gitlab, project, before }): Promise<IDataObject> => {
		await gitlab.post(path`/projects/${project}/environments/stop_stale`, { before });
		return { requested: true };
	},
});

/** @see https://docs.gitlab.com/api/environments/#update-an-environment */
const update = updateOne(at, updateFields(...content), { role: 'Developer', simplify: simpleEnvironment });

/** @see https://docs.gitlab.com/api/environments/#retrieve-an-environment */
const get = getOne({ at, role: 'Reporter', simplify: simpleEnvironment });

export const environment: Resource = {
	name: 'Environment',
	description: 'Where projects are deployed to, and when nobody may',
	operations: [
		create,
		createOrUpdate,
		get,
		getMany,
		update,
		stop,
		stopStale,
		deletion({ noun: 'an environment', at, simplify: simpleEnvironment }, 'Developer'),
		deleteReviewApps,
		...protection,
		...freezePeriods,
	],
};
