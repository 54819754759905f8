import { path } from '../../client';
import { additionalFields, compose, required } from '../../fields';
import { projectIdParam } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { invited, roleOfInvited } from '../group';
import { customRole } from '../member/customRole';
import { expiryDay } from '../shared/expiry';
import { listBelow } from '../shared/plain';
import { at } from './field';
import { simpleAllowed } from './simple';

/** Access for the members of a group. */
export const sharing: Operation[] = [
	/** @see https://docs.gitlab.com/api/projects/#share-a-project-with-a-group */
	write({
		name: 'Share With Group',
		action: 'Share a project with a group',
		description: 'Give the members of a group access to a project',
		role: 'Maintainer',
		fields: [at, invited, roleOfInvited, additionalFields(customRole, expiryDay)],
		run: async ({ gitlab, at, invitedGroup, group_access, additionalFields }) =>
			await gitlab.post(path`${at}/share`, { group_id: invitedGroup, group_access, ...additionalFields }),
	}),
	/** @see https://docs.gitlab.com/api/projects/#delete-a-shared-project-link-in-a-group */
	write({
		name: 'Unshare',
		description: 'Take access away from the members of a group',
		role: 'Maintainer',
		fields: [at, invited],
		run: async ({ gitlab, at, invitedGroup }) => {
			await gitlab.delete(path`${at}/share/${invitedGroup}`);
			return { unshared: true };
		},
	}),
];

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
	listBelow(allowlist, path``, {
		name: 'Get Job Token Access',
		action: 'Get projects whose job tokens have access to a project',
		description: 'List the projects whose jobs have access',
		role: 'Maintainer',
		simplify: simpleAllowed,
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
