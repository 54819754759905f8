import { flag, updateFields } from '../../fields';
import { write } from '../../operation';
import { at } from './chosen';
import { content, email, name, password, username } from './content';
import { simpleManaged } from './simple';

/** @see https://docs.gitlab.com/api/users/#modify-a-user */
export const update = write({
	name: 'Update',
	description: 'Change some fields of an account (administrators)',
	role: 'Administrator',
	fields: [
		at,
		updateFields(
			email,
			name,
			username,
			password,
			...content,
			flag('skip_reconfirmation', 'Whether not to ask for confirmation'),
		),
	],
	simplify: simpleManaged,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
