import { path } from '../../client';
import { additionalFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { content, firstContent } from './content';
import { bodyOf, tag } from './new';
import { simpleRelease } from './simple';

/** @see https://docs.gitlab.com/api/releases/#create-a-release */
export const create = write({
	name: 'Create',
	description: 'Publish a release for a tag, which is created if needed',
	role: 'Developer',
	fields: [project, tag, additionalFields(...content, ...firstContent)],
	simplify: simpleRelease,
	run: async ({ gitlab, project, tag_name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/releases`, bodyOf(tag_name, additionalFields)),
});
