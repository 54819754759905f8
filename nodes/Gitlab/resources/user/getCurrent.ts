import { path } from '../../client';
import { read } from '../../operation';
import { simpleMe } from './simple';

/** @see https://docs.gitlab.com/api/users/#retrieve-the-current-user */
export const getCurrent = read({
	name: 'Get Current',
	action: 'Get the current user',
	description: 'Retrieve the user behind the credential',
	fields: [],
	simplify: simpleMe,
	run: async ({ gitlab }) => await gitlab.get(path`/user`),
});
