import { path } from '../../client';
import { choice, filters, limit, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleEnvironment } from './simple';

/** @see https://docs.gitlab.com/api/environments/#list-all-environments */
export const getMany = read({
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
