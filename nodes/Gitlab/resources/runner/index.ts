import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	named,
	number,
	options,
	text,
	texts,
	updateFields,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { STATUSES } from '../pipeline/filters';
import { deletion, listBelow, updateOne } from '../shared/plain';
import { at, chosenRunner, list, owner, simpleRunner, simpleRunnerInDetail, simpleRunnerJob } from './field';

/** Tags of runners, sent as a list. */
const tags = texts('tag_list', {
	displayName: 'Tags',
	placeholder: 'e.g. docker,linux',
	description: 'Separated by commas',
	cleared: [],
});

/** What a runner can have. */
const content = [
	choice(
		'access_level',
		{ not_protected: 'All Jobs', ref_protected: 'Jobs of Protected Branches and Tags' },
		{ displayName: 'Runs' },
	),
	text('description'),
	flag('locked', 'Whether other projects cannot enable it'),
	text('maintenance_note'),
	number('maximum_timeout', { min: 600, displayName: 'Maximum Job Timeout', description: 'In seconds' }),
	flag('paused', 'Whether it takes no new jobs'),
	flag('run_untagged', 'Whether it also runs jobs without tags', { default: true }),
	tags,
] as const;

/** @see https://docs.gitlab.com/api/users/#create-a-runner-linked-to-a-user */
const create = write({
	name: 'Create',
	description: 'Register a runner and get the token that its machine needs; groups need the role Owner',
	role: 'Maintainer',
	secrets: ['token'],
	fields: [owner, additionalFields(...content)],
	run: async ({ gitlab, owner, additionalFields }) =>
		await gitlab.post(path`/user/runners`, { ...owner, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/runners/#get-runners-details */
const get = read({
	name: 'Get',
	fields: [
		at,
		options(flag('include_projects', 'Whether to tell its projects, without Simplify', { default: true })),
	],
	simplify: simpleRunnerInDetail,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});

/** @see https://docs.gitlab.com/api/runners/#list-jobs-processed-by-a-runner */
const getJobs = listBelow(at, path`/jobs`, {
	name: 'Get Jobs',
	role: 'Maintainer',
	simplify: simpleRunnerJob,
	fields: [
		filters(choice('status', STATUSES), text('system_id', { displayName: 'System ID' })),
		options(
			choice('order_by', { id: 'ID' }, { displayName: 'Sort By' }),
			choice('sort', { asc: 'Ascending', desc: 'Descending' }, { displayName: 'Sort Direction' }),
		),
	],
});

/** @see https://docs.gitlab.com/api/runners/ */
const getMany = read({
	name: 'Get Many',
	description: 'List the runners of a project, a group, the instance, or yours',
	fields: [
		list,
		limit,
		filters(
			flag('paused', 'Whether to return only these (off: only the others)'),
			choice('status', named('online', 'offline', 'never_contacted', 'stale')),
			tags,
			choice('type', { project_type: 'Project', group_type: 'Group', instance_type: 'Instance' }),
			text('version_prefix', { displayName: 'Version', placeholder: 'e.g. 18.1' }),
		),
	],
	simplify: simpleRunner,
	run: async ({ gitlab, list, limit, filters: { tag_list, ...rest } }) => {
		const tagged = Array.isArray(tag_list) && { tag_list: tag_list.join(',') };
		return await gitlab.list(list, { ...rest, ...tagged }, limit);
	},
});

/**
 * Which projects a project runner works for.
 *
 * @see https://docs.gitlab.com/api/runners/#assign-a-runner-to-project
 */
const inProject: Operation[] = [
	write({
		name: 'Disable in Project',
		action: 'Disable a runner in a project',
		description: 'Take a runner away from a project; not from its owner',
		role: 'Maintainer',
		fields: [project, chosenRunner],
		run: async ({ gitlab, project, runner }) => {
			await gitlab.delete(path`/projects/${project}/runners/${runner}`);
			return { disabled: true };
		},
	}),
	write({
		name: 'Enable in Project',
		action: 'Enable a runner in a project',
		description: 'Let a runner work for one more project',
		role: 'Maintainer',
		fields: [project, chosenRunner],
		simplify: simpleRunner,
		run: async ({ gitlab, project, runner }) =>
			await gitlab.post(path`/projects/${project}/runners`, { runner_id: runner }),
	}),
];

/**
 * Pause and Resume.
 *
 * @see https://docs.gitlab.com/api/runners/#pause-a-runner
 */
const pausing: Operation[] = [
	write({
		name: 'Pause',
		description: 'Have a runner take no new jobs',
		role: 'Maintainer',
		fields: [at],
		simplify: simpleRunnerInDetail,
		run: async ({ gitlab, at }) => await gitlab.put(at, { paused: true }),
	}),
	write({
		name: 'Resume',
		description: 'Have a runner take jobs again',
		role: 'Maintainer',
		fields: [at],
		simplify: simpleRunnerInDetail,
		run: async ({ gitlab, at }) => await gitlab.put(at, { paused: false }),
	}),
];

/** @see https://docs.gitlab.com/api/runners/#update-runners-details */
const update = updateOne(at, updateFields(...content), {
	role: 'Maintainer',
	simplify: simpleRunnerInDetail,
});

export const runner: Resource = {
	name: 'Runner',
	description: 'What runs jobs',
	operations: [
		create,
		get,
		getMany,
		update,
		deletion({ noun: 'a runner', at, simplify: simpleRunnerInDetail }, 'Maintainer'),
		...pausing,
		...inProject,
		getJobs,
	],
};
