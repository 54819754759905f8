import { path } from '../../client';
import { choice, filters, limit } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';

/** @see https://docs.gitlab.com/api/feature_flags/#list-feature-flags-for-a-project */
export const getMany = read({
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
