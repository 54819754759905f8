import { path } from '../../client';
import { choice, filters, flag, limit, moment, sorting, text } from '../../fields';
import { group } from '../../fields/places';
import { read } from '../../operation';
import { myReaction, withLabelsDetails } from '../issue/filters';
import { labelsParam } from '../label/field';
import { simpleEpic } from './simple';

const COLUMNS = { created_at: 'Created At', title: 'Title', updated_at: 'Updated At' };

/** @see https://docs.gitlab.com/api/epics/#list-epics-for-a-group */
export const getMany = read({
	name: 'Get Many',
	description: 'List the epics of a group; prefer Work Item',
	tier: 'Premium',
	fields: [
		group,
		limit,
		filters(
			choice('state', { opened: 'Open', closed: 'Closed', all: 'All' }),
			text('search', { description: 'In title and description' }),
			labelsParam('labels'),
			text('author_username'),
			moment('created_after'),
			moment('created_before'),
			moment('updated_after'),
			moment('updated_before'),
			flag('confidential', 'Whether to return only these (off: only the others)'),
			flag('include_ancestor_groups', 'Whether to include these'),
			flag('include_descendant_groups', 'Whether to include these', {
				default: true,
			}),
			myReaction,
			labelsParam('not_labels', { displayName: 'Without Label Names or IDs', sendAs: 'not[labels]' }),
			text('not_author_username', {
				displayName: 'Without Author Username',
				sendAs: 'not[author_username]',
			}),
		),
		sorting(COLUMNS, withLabelsDetails),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, group, limit, filters, options }) =>
		await gitlab.list(path`/groups/${group}/epics`, { ...filters, ...options }, limit),
});
