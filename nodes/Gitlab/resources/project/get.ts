import { path } from '../../client';
import { flag, options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { more } from './more';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/projects/#retrieve-a-project */
export const get = read({
	name: 'Get',
	description: 'Retrieve a project',
	fields: [project, options(...more, flag('license', 'Whether to return it', { displayName: 'License' }))],
	simplify: simpleProject,
	run: async ({ gitlab, project, options }) => await gitlab.get(path`/projects/${project}`, options),
});
