import { path } from '../../client';
import { additionalFields, flag, required } from '../../fields';
import { write } from '../../operation';
import { content, email, firstPassword, name, username } from './content';
import { simpleManaged } from './simple';

/** @see https://docs.gitlab.com/api/users/#create-a-user */
export const create = write({
	name: 'Create',
	description: 'Give somebody an account (administrators)',
	role: 'Administrator',
	fields: [
		required(email),
		required(name),
		required(username),
		firstPassword,
		additionalFields(...content, flag('skip_confirmation', 'Whether not to ask for confirmation')),
	],
	simplify: simpleManaged,
	run: async ({ gitlab, email, name, username, firstPassword, additionalFields }) =>
		await gitlab.post(path`/users`, { email, name, username, ...firstPassword, ...additionalFields }),
});
