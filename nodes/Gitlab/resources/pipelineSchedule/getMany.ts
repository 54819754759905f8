import { path } from '../../client';
import { choice, filters, limit } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleSchedule } from './simple';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-all-pipeline-schedules */
export const getMany = read({
	name: 'Get Many',
	description: 'List the pipeline schedules of a project',
	role: 'Developer',
	fields: [
		project,
		limit,
		filters(choice('scope', { active: 'Active', inactive: 'Inactive' }, { displayName: 'State' })),
	],
	simplify: simpleSchedule,
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/pipeline_schedules`, filters, limit),
});
