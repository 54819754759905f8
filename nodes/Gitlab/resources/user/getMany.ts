import { path } from '../../client';
import { limit, sorting } from '../../fields';
import { read } from '../../operation';
import { userFilters } from './filters';
import { withCustomAttributes } from './more';
import { simpleListed } from './simple';

const COLUMNS = {
	created_at: 'Created At',
	id: 'ID',
	name: 'Name',
	updated_at: 'Updated At',
	username: 'Username',
};

/** @see https://docs.gitlab.com/api/users/#list-all-users */
export const getMany = read({
	name: 'Get Many',
	description: 'List people and bots on the server; sorting is for administrators',
	fields: [limit, userFilters, sorting(COLUMNS, withCustomAttributes)],
	simplify: simpleListed,
	run: async ({ gitlab, limit, filters, options }) =>
		await gitlab.list(path`/users`, { ...filters, ...options }, limit),
});
