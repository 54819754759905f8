import { path } from '../../client';
import { choice, compose, oneOf, required, shownFor } from '../../fields';
import { groupIdParam } from '../../fields/places';
import { type Field, type Operation, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { postBelow } from '../shared/plain';
import { at, simpleGroup } from './field';

const whole = confirmed(
	at,
	'full_path',
	async (at, { gitlab }) => await gitlab.get(at, { with_projects: false }),
);

const newParent = required(groupIdParam('newParent', 'New Parent Group'));

/** Where a group goes. That it goes to the top has to be said: an expression that gives nothing does not mean it. */
const destination: Field<'destination', number | undefined> = compose(
	'destination',
	[
		required(choice('transferTo', { group: 'Another Group', top: 'Top Level' })),
		shownFor('transferTo', ['group'], newParent),
	],
	async (item) => {
		const to = oneOf(item.value('transferTo'), ['group', 'top'], 'Transfer To', item);
		return to === 'group' ? await newParent.read(item) : undefined;
	},
);

/** What takes a group from where it is. */
export const endings: Operation[] = [
	/** @see https://docs.gitlab.com/api/groups/#delete-a-group */
	write({
		name: 'Delete',
		action: 'Delete a group with all in it (cannot be undone)',
		description:
			'Mark a group for deletion with all projects; it can be restored for some days, then not any more',
		role: 'Owner',
		fields: [whole],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
	/** @see https://docs.gitlab.com/api/groups/#restore-a-group-marked-for-deletion */
	postBelow(at, path`/restore`, {
		name: 'Restore',
		description: 'Take back the deletion of a group',
		role: 'Owner',
		simplify: simpleGroup,
	}),
	/** @see https://docs.gitlab.com/api/groups/#transfer-a-group */
	write({
		name: 'Transfer',
		action: 'Transfer a group with all in it (cannot be undone)',
		description: 'Move a group elsewhere: all URLs in it change, and who has access; it cannot be undone',
		role: 'Owner',
		fields: [whole, destination],
		simplify: simpleGroup,
		run: async ({ gitlab, at, destination }) =>
			await gitlab.post(
				path`${at}/transfer`,
				destination === undefined ? undefined : { group_id: destination },
			),
	}),
	...(['Archive', 'Unarchive'] as const).map((name) =>
		/** @see https://docs.gitlab.com/api/groups/#archive-a-group */
		write({
			name,
			action: `${name} a group`,
			description:
				name === 'Archive'
					? 'Make a group read-only with all in it'
					: 'Let an archived group be worked in again',
			role: 'Owner',
			fields: [at],
			simplify: simpleGroup,
			run: async ({ gitlab, at }) => await gitlab.post(path`${at}/${name.toLowerCase()}`),
		}),
	),
];
