import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { simpleTag } from './simple';

/** @see https://docs.gitlab.com/api/tags/#create-a-new-tag */
export const create = write({
	name: 'Create',
	description: 'Give a name to a commit',
	role: 'Developer',
	fields: [
		project,
		required(text('tag_name', { displayName: 'Tag Name', placeholder: 'e.g. v1.0' })),
		required(
			text('ref', {
				displayName: 'Create From',
				placeholder: 'e.g. main',
				description: 'Branch, tag or commit SHA',
			}),
		),
		additionalFields(text('message', { lines: 3, description: 'Makes it an annotated tag' })),
	],
	simplify: simpleTag,
	run: async ({ gitlab, project, tag_name, ref, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/repository/tags`, { tag_name, ref, ...additionalFields }),
});
