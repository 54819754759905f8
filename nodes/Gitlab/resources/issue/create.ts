import { path } from '../../client';
import { additionalFields, moment, number, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { mergeRequestParam } from '../mergeRequest/field';
import { tellLeftOut } from '../shared/leftOut';
import { content } from './content';
import { simpleIssue } from './simple';

/** @see https://docs.gitlab.com/api/issues/#create-an-issue */
export const create = write({
	name: 'Create',
	description: 'Open a new issue',
	fields: [
		project,
		required(text('title')),
		additionalFields(
			...content,
			labelsParam('labels'),
			moment('created_at', {
				description: 'For imports; only for owners and administrators',
			}),
			number('iid', {
				min: 1,
				description: 'For imports; only for owners and administrators',
			}),
			mergeRequestParam(
				'merge_request_to_resolve_discussions_of',
				'Resolve Threads Of',
				'Merge request whose open threads are resolved and become the content',
			),
			text('discussion_to_resolve', {
				displayName: 'Resolve Thread ID',
				description: "Only this one of 'Resolve Threads Of'",
			}),
		),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, hint, project, title, additionalFields }) => {
		const issue = { title, ...additionalFields };
		return tellLeftOut(hint, issue, await gitlab.post(path`/projects/${project}/issues`, issue));
	},
});
