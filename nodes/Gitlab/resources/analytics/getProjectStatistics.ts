import { path } from '../../client';
import { project } from '../../fields/places';
import { read } from '../../operation';

/** @see https://docs.gitlab.com/api/project_statistics/ */
export const getProjectStatistics = read({
	name: 'Get Project Statistics',
	action: 'Get the statistics of a project',
	description: 'Count clones and pulls of a project over the last 30 days, in all and by day',
	role: 'Reporter',
	fields: [project],
	run: async ({ gitlab, project }) => await gitlab.get(path`/projects/${project}/statistics`),
});
