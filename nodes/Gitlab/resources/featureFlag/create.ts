import { path } from '../../client';
import { additionalFields, required } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { content, name } from './content';

/** GitLab's only kind of flags since version 14; it must be told. */
const version = 'new_version_flag';

/** @see https://docs.gitlab.com/api/feature_flags/#create-a-feature-flag */
export const create = write({
	name: 'Create',
	description: 'Add a feature flag; without a strategy it is off for everybody',
	role: 'Developer',
	fields: [project, required(name), additionalFields(...content)],
	run: async ({ gitlab, project, name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/feature_flags`, { name, version, ...additionalFields }),
});
