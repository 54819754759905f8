import type { Field } from '../../operation';
import { isEmpty } from '../../fields/param';
import { identifiersFrom, shown } from '../../fields/value';

/** Kinds of changes of which GitLab keeps a history, as its paths name them. */
const KINDS = { label: 'Labels', milestone: 'Milestone', state: 'State' } as const;

type Kind = keyof typeof KINDS;

const ALL = Object.keys(KINDS) as Kind[];

/** The kinds of changes that a history is to hold; none chosen means all. */
export const kindsOfChange: Field<'kinds', Kind[]> = {
	key: 'kinds',
	properties: [
		{
			displayName: 'Changes Of',
			name: 'kinds',
			type: 'multiOptions',
			options: ALL.map((value) => ({ name: KINDS[value], value })),
			default: [...ALL],
			description: 'All if nothing is chosen',
		},
	],
	labels: {},
	read: (item) => {
		const given = item.value('kinds');
		if (isEmpty(given)) return ALL;
		const chosen = identifiersFrom(given, 'Changes Of', item).map(({ text }) => text);
		const unknown = chosen.find((kind) => !ALL.some((one) => one === kind));
		if (unknown !== undefined)
			item.fail(`'Changes Of' has no '${shown(unknown)}'`, `It can hold: ${ALL.join(', ')}`);
		return ALL.filter((kind) => chosen.includes(kind));
	},
};
