import { path } from '../../client';
import { additionalFields, flag, limit, options, required, sorting, updateFields } from '../../fields';
import { type Resource, read, write } from '../../operation';
import { setOwnAvatar } from '../shared/avatar';
import { updateOne } from '../shared/plain';
import { at, chosenUser, confirmedAt } from './chosen';
import { content, email, firstPassword, name, password, username } from './content';
import { userFilters } from './filters';
import { lists } from './lists';
import { simpleListed, simpleManaged, simpleMe, simpleUser, withCustomAttributes } from './simple';
import { states, status } from './states';

/** @see https://docs.gitlab.com/api/users/#create-a-user */
const create = write({
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

/** @see https://docs.gitlab.com/api/users/#delete-a-user */
const remove = write({
	name: 'Delete',
	action: 'Delete a user for good (cannot be undone)',
	description: 'Delete an account, which cannot be undone (administrators)',
	role: 'Administrator',
	fields: [
		confirmedAt,
		options(flag('hard_delete', 'Whether to delete for good also what they wrote and their groups')),
	],
	run: async ({ gitlab, at, options }) => await gitlab.delete(at, options),
});

/** @see https://docs.gitlab.com/api/users/#retrieve-a-user */
const get = read({
	name: 'Get',
	fields: [chosenUser, options(withCustomAttributes)],
	simplify: simpleUser,
	run: async ({ gitlab, user, options }) => await gitlab.get(path`/users/${user}`, options),
});

/** @see https://docs.gitlab.com/api/users/#retrieve-the-current-user */
const getCurrent = read({
	name: 'Get Current',
	action: 'Get the current user',
	description: 'Retrieve the user behind the credential',
	fields: [],
	simplify: simpleMe,
	run: async ({ gitlab }) => await gitlab.get(path`/user`),
});

const COLUMNS = {
	created_at: 'Created At',
	id: 'ID',
	name: 'Name',
	updated_at: 'Updated At',
	username: 'Username',
};

/** @see https://docs.gitlab.com/api/users/#list-all-users */
const getMany = read({
	name: 'Get Many',
	description: 'List people and bots on the server; sorting is for administrators',
	fields: [limit, userFilters, sorting(COLUMNS, withCustomAttributes)],
	simplify: simpleListed,
	run: async ({ gitlab, limit, filters, options }) =>
		await gitlab.list(path`/users`, { ...filters, ...options }, limit),
});

/** @see https://docs.gitlab.com/api/users/#modify-a-user */
const update = updateOne(
	at,
	updateFields(
		email,
		name,
		username,
		password,
		...content,
		flag('skip_reconfirmation', 'Whether not to ask for confirmation'),
	),
	{
		description: 'Change some fields of an account (administrators)',
		role: 'Administrator',
		simplify: simpleManaged,
	},
);

export const user: Resource = {
	name: 'User',
	description: 'People and bots',
	operations: [
		create,
		remove,
		get,
		getCurrent,
		getMany,
		...lists,
		...states,
		...status,
		update,
		setOwnAvatar,
	],
};
