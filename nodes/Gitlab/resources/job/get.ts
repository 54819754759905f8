import { path } from '../../client';
import { filters, limit } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { branchParam } from '../branch/field';
import { getOne } from '../shared/getOne';
import { at } from './field';
import { scope } from './scope';
import { simpleJob } from './simple';

/** @see https://docs.gitlab.com/api/jobs/#get-a-single-job */
export const get = getOne({ noun: 'a job', at, simplify: simpleJob });

/** @see https://docs.gitlab.com/api/jobs/#list-project-jobs */
export const getMany = read({
	name: 'Get Many',
	description: 'List the jobs of a project',
	fields: [project, limit, filters(scope, branchParam('ref', { displayName: 'Branch or Tag' }))],
	simplify: simpleJob,
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/jobs`, filters, limit),
});
