import { path } from '../../client';
import { options } from '../../fields';
import { read } from '../../operation';
import { chosenUser } from './chosen';
import { withCustomAttributes } from './more';
import { simpleUser } from './simple';

/** @see https://docs.gitlab.com/api/users/#retrieve-a-user */
export const get = read({
	name: 'Get',
	description: 'Retrieve a user',
	fields: [chosenUser, options(withCustomAttributes)],
	simplify: simpleUser,
	run: async ({ gitlab, user, options }) => await gitlab.get(path`/users/${user}`, options),
});
