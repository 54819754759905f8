import { path } from '../../client';
import { additionalFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { owner } from './field';

/** @see https://docs.gitlab.com/api/users/#create-a-runner-linked-to-a-user */
export const create = write({
	name: 'Create',
	description: 'Register a runner and get the token that its machine needs; groups need the role Owner',
	role: 'Maintainer',
	secrets: ['token'],
	fields: [owner, additionalFields(...content)],
	run: async ({ gitlab, owner, additionalFields }) =>
		await gitlab.post(path`/user/runners`, { ...owner, ...additionalFields }),
});
