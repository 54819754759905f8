import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	isObject,
	limit,
	required,
	text,
	updateFields,
} from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { deletion, getOne } from '../shared/plain';
import { at } from './field';
import { strategies } from './strategies';

const name = text('name', { placeholder: 'e.g. new_checkout' });

/** What a feature flag can have. */
const content = [
	flag('active', 'Whether it is on where its strategies say so', { default: true }),
	text('description', { lines: 4 }),
	strategies,
] as const;

/** GitLab's only kind of flags since version 14; it must be told. */
const version = 'new_version_flag';

/** @see https://docs.gitlab.com/api/feature_flags/#create-a-feature-flag */
const create = write({
	name: 'Create',
	description: 'Add a feature flag; without a strategy it is off for everybody',
	role: 'Developer',
	fields: [project, required(name), additionalFields(...content)],
	run: async ({ gitlab, project, name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/feature_flags`, { name, version, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/feature_flags/#list-feature-flags-for-a-project */
const getMany = read({
	name: 'Get Many',
	description: 'List the feature flags of a project',
	role: 'Developer',
	fields: [
		project,
		limit,
		filters(choice('scope', { enabled: 'Enabled', disabled: 'Disabled' }, { displayName: 'State' })),
	],
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/feature_flags`, filters, limit, { key: 'name' }),
});

/** @see https://docs.gitlab.com/api/feature_flags/#update-a-feature-flag */
const update = write({
	name: 'Update',
	description: 'Change some fields of a feature flag; strategies replace all others',
	role: 'Developer',
	fields: [at, updateFields(name, ...content)],
	run: async ({ gitlab, at, updateFields: { strategies, ...rest } }) => {
		if (strategies === undefined) return await gitlab.put(at, rest);
		// GitLab adds what has no ID, and removes only what it is told to.
		const { strategies: known } = await gitlab.get(at);
		const removed = rowsIn(known).map(({ id }) => ({ id, _destroy: true }));
		return await gitlab.put(at, { ...rest, strategies: [...removed, ...rowsIn(strategies)] });
	},
});

function rowsIn(list: unknown): IDataObject[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/** @see https://docs.gitlab.com/api/feature_flags/#get-a-single-feature-flag */
const get = getOne({ at, role: 'Developer' });

export const featureFlag: Resource = {
	name: 'Feature Flag',
	description: 'Switches that an application asks for',
	operations: [create, deletion({ noun: 'a feature flag', at }, 'Developer'), get, getMany, update],
};
