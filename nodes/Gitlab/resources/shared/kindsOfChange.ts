import { choices, isEmpty } from '../../fields';
import type { Field } from '../../operation';

/** Kinds of changes of which every edition keeps a history, as GitLab's paths name them. */
const KINDS = { label: 'Labels', milestone: 'Milestone', state: 'State' };

/** Those of which only paid editions do, and only of issues. */
const PAID = { iteration: 'Iteration (Premium)', weight: 'Weight (Premium)' };

/** What is chosen where nothing is. */
const ALWAYS = Object.keys(KINDS);

const LABEL = 'Changes Of';

/**
 * The kinds of changes that a history is to hold.
 *
 * @param withPaid whether that may be what only paid editions have
 */
export function kindsOfChange(withPaid: boolean): Field<'kinds', string[]> {
	const known = withPaid ? { ...KINDS, ...PAID } : KINDS;
	const { property, convert } = choices('kinds', known, { displayName: LABEL });
	return {
		key: 'kinds',
		properties: [
			{
				...property,
				default: [...ALWAYS],
				description: `Which changes to return; ${withPaid ? 'labels, milestone and state' : 'all'} if nothing is chosen`,
			},
		],
		labels: {},
		read: async (item) => {
			const given = item.value('kinds');
			if (isEmpty(given)) return ALWAYS;
			const chosen = await convert(given, item, 'kinds');
			return Object.keys(known).filter((kind) => chosen.includes(kind));
		},
	};
}
