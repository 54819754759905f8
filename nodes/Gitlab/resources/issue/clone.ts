import { path } from '../../client';
import { flag, options, required } from '../../fields';
import { projectIdParam } from '../../fields/places';
import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#clone-an-issue */
export const clone = write({
	name: 'Clone',
	description: 'Copy an issue to the same or another project',
	fields: [
		at,
		required(projectIdParam('targetProject', 'Target Project')),
		options(flag('with_notes', 'Whether to copy them', { displayName: 'With Comments' })),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, at, targetProject, options }) =>
		await gitlab.post(path`${at}/clone`, { to_project_id: targetProject, ...options }),
});
