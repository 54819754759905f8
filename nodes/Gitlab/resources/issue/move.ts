import { path } from '../../client';
import { required } from '../../fields';
import { projectIdParam } from '../../fields/places';
import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#move-an-issue */
export const move = write({
	name: 'Move',
	description: 'Move an issue to another project; the old one is closed',
	fields: [at, required(projectIdParam('targetProject', 'Target Project'))],
	simplify: simpleIssue,
	run: async ({ gitlab, at, targetProject }) =>
		await gitlab.post(path`${at}/move`, { to_project_id: targetProject }),
});
