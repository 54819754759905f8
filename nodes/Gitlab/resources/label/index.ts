import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, isFailure, path } from '../../client';
import {
	additionalFields,
	filters,
	flag,
	isEmpty,
	number,
	options,
	required,
	text,
	updateFields,
	upsertFields,
	when,
} from '../../fields';
import { project, projectOrGroup } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { changeSubscription } from '../shared/following';
import { listBelow } from '../shared/plain';
import { upsert } from '../shared/upsert';
import { color } from './color';
import { anyLabel, ownLabel, simpleLabel } from './field';
import { inherited } from './inherited';

/** What a label can have beside name and color. */
const content = [
	flag('archived', 'Whether it cannot be added anywhere else'),
	text('description'),
	when('belongsTo', ['project'], {
		...number('priority', { min: 0, description: 'From 0; only in projects' }),
		cleared: null,
	}),
] as const;

/** Which other groups' labels count as those of the place. */
const scope = [
	flag('include_ancestor_groups', 'Whether to include these', { default: true }),
	when('belongsTo', ['group'], flag('include_descendant_groups', 'Whether to include these')),
	when(
		'belongsTo',
		['group'],
		flag('only_group_labels', 'Whether to leave out labels of projects', { default: true }),
	),
] as const;

/**
 * @see https://docs.gitlab.com/api/labels/#create-a-new-label
 * @see https://docs.gitlab.com/api/group_labels/#create-a-new-group-label
 */
const create = write({
	name: 'Create',
	description: 'Add a label to a project or group',
	fields: [projectOrGroup, required(text('name')), required(color('color')), additionalFields(...content)],
	simplify: simpleLabel,
	run: async ({ gitlab, place, name, color, additionalFields }) =>
		await gitlab.post(path`${place}/labels`, { name, color, ...additionalFields }).catch((error: unknown) => {
			if (!isFailure(error, 'conflict')) throw error as Error;
			throw new GitlabError(error.kind, error.message, { ...error.facts, advice: ADVICE });
		}),
});

const ADVICE =
	"There is a label of this name already, here or in a group above. Use it as it is, or use 'Create or Update'.";

/**
 * @see https://docs.gitlab.com/api/labels/
 * @see https://docs.gitlab.com/api/group_labels/
 */
const createOrUpdate = write({
	name: 'Create or Update',
	fields: [projectOrGroup, required(text('name')), required(color('color')), upsertFields(...content)],
	simplify: (row) => ({ ...simpleLabel(row), created: row.created }),
	run: async ({ gitlab, place, name: given, color, updateFields }) => {
		const labels = path`${place}/labels`;
		const name = given.trim();
		const { row, created } = await gitlab.inTurn(`label ${labels.encoded} ${name}`, async () => {
			const done = upsert({
				find: async () => await labelNamed(name, gitlab, labels, false),
				create: async () => {
					const filled = Object.entries(updateFields).filter(([, value]) => !isEmpty(value));
					return await gitlab.post(labels, { name, color, ...Object.fromEntries(filled) });
				},
				update: async ({ id }) => await gitlab.put(path`${labels}/${Number(id)}`, { color, ...updateFields }),
			});
			return await done.catch(async (error: unknown) => {
				const wanted = { color, ...updateFields };
				const row = await inherited(error, wanted, async () => await labelNamed(name, gitlab, labels, true));
				return { row, created: false };
			});
		});
		return { ...row, created };
	},
});

/** By the list: where a name is asked for by itself, digits are taken for an ID. */
async function labelNamed(
	name: string,
	gitlab: Gitlab,
	labels: Path,
	include_ancestor_groups: boolean,
): Promise<IDataObject | undefined> {
	const found = await gitlab.list(labels, { search: name, include_ancestor_groups });
	return found.find((label) => label.name === name);
}

/**
 * @see https://docs.gitlab.com/api/labels/#delete-a-label
 * @see https://docs.gitlab.com/api/group_labels/#delete-a-group-label
 */
const remove = write({
	name: 'Delete',
	description: 'Delete a label permanently, also from everything that has it',
	fields: [projectOrGroup, ownLabel],
	run: async ({ gitlab, place, label }) => await gitlab.delete(path`${place}/labels/${label}`),
});

/**
 * @see https://docs.gitlab.com/api/labels/#get-a-single-project-label
 * @see https://docs.gitlab.com/api/group_labels/#get-a-single-group-label
 */
const get = read({
	name: 'Get',
	fields: [projectOrGroup, anyLabel, options(...scope)],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label, options }) => await gitlab.get(path`${place}/labels/${label}`, options),
});

/**
 * @see https://docs.gitlab.com/api/labels/#list-labels
 * @see https://docs.gitlab.com/api/group_labels/#list-group-labels
 */
const getMany = listBelow(projectOrGroup, path`/labels`, {
	name: 'Get Many',
	description: 'List the labels of a project or group',
	simplify: simpleLabel,
	fields: [
		filters(
			flag('archived', 'Whether to return only these (off: only the others)'),
			text('search', { description: 'In name and description' }),
			...scope,
		),
		options(flag('with_counts', 'Whether to count them', { displayName: 'Count Issues and Merge Requests' })),
	],
});

/** @see https://docs.gitlab.com/api/labels/#promote-a-project-label-to-a-group-label */
const promote = write({
	name: 'Promote to Group',
	action: 'Promote a label to the group',
	description: 'Turn a project label into a group label, replacing all of that name in the group',
	fields: [project, ownLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, project, label }) =>
		await gitlab.put(path`/projects/${project}/labels/${label}/promote`),
});

/** @see https://docs.gitlab.com/api/labels/#subscribe-to-a-label */
const subscribe = write({
	name: 'Subscribe',
	action: 'Subscribe to a label',
	description: 'Turn on your notifications of what gets a label',
	fields: [projectOrGroup, anyLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label }) => {
		const at = path`${place}/labels/${label}`;
		return await changeSubscription(gitlab, at, path`${at}/subscribe`);
	},
});

/** @see https://docs.gitlab.com/api/labels/#unsubscribe-from-a-label */
const unsubscribe = write({
	name: 'Unsubscribe',
	action: 'Unsubscribe from a label',
	description: 'Turn off your notifications of what gets a label',
	fields: [projectOrGroup, anyLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label }) => {
		const at = path`${place}/labels/${label}`;
		return await changeSubscription(gitlab, at, path`${at}/unsubscribe`);
	},
});

/**
 * @see https://docs.gitlab.com/api/labels/#edit-an-existing-label
 * @see https://docs.gitlab.com/api/group_labels/#update-a-group-label
 */
const update = write({
	name: 'Update',
	fields: [
		projectOrGroup,
		ownLabel,
		updateFields(text('new_name', { displayName: 'Name' }), color('color'), ...content),
	],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label, updateFields }) =>
		await gitlab.put(path`${place}/labels/${label}`, updateFields),
});

export const label: Resource = {
	name: 'Label',
	description: 'Labels of projects and groups',
	operations: [create, createOrUpdate, remove, get, getMany, promote, subscribe, unsubscribe, update],
};
