import { path } from '../../client';
import { choice, filters, limit, moment, named, sorting, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleDeployment } from './simple';

const STATUSES = named('blocked', 'canceled', 'created', 'failed', 'running', 'skipped', 'success');

const updated = { description: 'Needs Sort By Updated At' };
const finished = { description: 'Needs Sort By Finished At and the status Success' };

/** @see https://docs.gitlab.com/api/deployments/#list-project-deployments */
export const getMany = read({
	name: 'Get Many',
	description: 'List the deployments of a project',
	role: 'Reporter',
	fields: [
		project,
		limit,
		filters(
			text('environment', { placeholder: 'e.g. production' }),
			moment('finished_after', finished),
			moment('finished_before', finished),
			choice('status', STATUSES),
			moment('updated_after', updated),
			moment('updated_before', updated),
		),
		sorting(named('id', 'iid', 'created_at', 'updated_at', 'finished_at')),
	],
	simplify: simpleDeployment,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/deployments`, { ...filters, ...options }, limit),
});
