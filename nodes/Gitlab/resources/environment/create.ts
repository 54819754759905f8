import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { content } from './content';
import { simpleEnvironment } from './simple';

export const newName = required(text('name', { placeholder: 'e.g. staging' }));

/** @see https://docs.gitlab.com/api/environments/#create-an-environment */
export const create = write({
	name: 'Create',
	description: 'Add a place to deploy to',
	role: 'Developer',
	fields: [project, newName, additionalFields(...content)],
	simplify: simpleEnvironment,
	run: async ({ gitlab, project, name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/environments`, { name, ...additionalFields }),
});
