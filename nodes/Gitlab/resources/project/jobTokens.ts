import { path } from '../../client';
import { compose, limit, required } from '../../fields';
import { projectIdParam } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { simpleAllowed } from './simple';

// Elsewhere GitLab takes paths too, here only numbers.
const byNumber = required(projectIdParam('project', 'Project'));

const allowlist = compose(
	'at',
	[byNumber],
	async (item) => path`/projects/${await byNumber.read(item)}/job_token_scope/allowlist`,
);

const target = required(projectIdParam('targetProject', 'Other Project', 'Whose jobs have access'));

/**
 * Which projects' jobs have access to a project.
 *
 * @see https://docs.gitlab.com/api/project_job_token_scopes/
 */
export const jobTokens: Operation[] = [
	read({
		name: 'Get Job Token Access',
		action: 'Get projects whose job tokens have access to a project',
		description: 'List the projects whose jobs have access',
		role: 'Maintainer',
		fields: [allowlist, limit],
		simplify: simpleAllowed,
		run: async ({ gitlab, at, limit }) => await gitlab.list(at, {}, limit),
	}),
	write({
		name: 'Allow Project',
		action: 'Allow job tokens of another project',
		description: 'Give the jobs of another project access',
		role: 'Maintainer',
		fields: [allowlist, target],
		simplify: simpleAllowed,
		run: async ({ gitlab, at, targetProject: target_project_id }) =>
			await gitlab.post(at, { target_project_id }),
	}),
	write({
		name: 'Disallow Project',
		action: 'Disallow job tokens of another project',
		description: 'Take access away from the jobs of another project',
		role: 'Maintainer',
		fields: [allowlist, target],
		run: async ({ gitlab, at, targetProject }) => {
			await gitlab.delete(path`${at}/${targetProject}`);
			return { disallowed: true };
		},
	}),
];
