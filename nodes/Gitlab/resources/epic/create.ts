import { path } from '../../client';
import { additionalFields, moment, required, text } from '../../fields';
import { group } from '../../fields/places';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { content, withFixedDates } from './content';
import { simpleEpic } from './simple';

/** @see https://docs.gitlab.com/api/epics/#new-epic */
export const create = write({
	name: 'Create',
	description: 'Add an epic to a group; prefer Work Item',
	tier: 'Premium',
	role: 'Planner',
	fields: [
		group,
		required(text('title')),
		additionalFields(
			...content,
			labelsParam('labels'),
			moment('created_at', {
				description: 'For imports; only for owners and administrators',
			}),
		),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, group, title, additionalFields }) =>
		await gitlab.post(path`/groups/${group}/epics`, { title, ...withFixedDates(additionalFields) }),
});
