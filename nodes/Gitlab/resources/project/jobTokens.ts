import { path } from '../../client/path';
import { limit } from '../../fields/paging';
import { required } from '../../fields/param';
import { projectIdParam } from '../../fields/places/projectId';
import type { Operation } from '../../operation';
import { read, write } from '../../operation';
import { at } from './field';
import { simpleProject } from './simple';

const target = required(projectIdParam('targetProject', 'Other Project', 'Whose jobs have access'));

/** Projects without all that GitLab leaves out of the list: it tells less of them than of others. */
const simplify = (row: Parameters<typeof simpleProject>[0]) => {
	const { archived: _notTold, ...rest } = simpleProject(row);
	return rest;
};

/**
 * Which projects' jobs have access to a project.
 *
 * @see https://docs.gitlab.com/api/project_job_token_scopes/
 */
export const jobTokens: Operation[] = [
	read({
		name: 'Get Job Token Access',
		action: 'Get projects whose job tokens have access to a project',
		description: 'List the projects whose jobs have access to a project',
		role: 'Maintainer',
		fields: [at, limit],
		simplify,
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/job_token_scope/allowlist`, {}, limit),
	}),
	write({
		name: 'Allow Project',
		action: 'Allow job tokens of another project',
		description: 'Give the jobs of another project access to a project',
		role: 'Maintainer',
		fields: [at, target],
		run: async ({ gitlab, at, targetProject: target_project_id }) =>
			await gitlab.post(path`${at}/job_token_scope/allowlist`, { target_project_id }),
	}),
	write({
		name: 'Disallow Project',
		action: 'Disallow job tokens of another project',
		description: 'Take access to a project away from the jobs of another project',
		role: 'Maintainer',
		fields: [at, target],
		run: async ({ gitlab, at, targetProject }) => {
			await gitlab.delete(path`${at}/job_token_scope/allowlist/${targetProject}`);
			return { disallowed: true };
		},
	}),
];
