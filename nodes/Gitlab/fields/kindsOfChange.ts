import type { Field } from '../operation';

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
			description: 'What the history is of; all of it where nothing is chosen',
		},
	],
	labels: {},
	read: (item) => {
		const given = item.value('kinds') ?? [];
		const chosen = (Array.isArray(given) ? given : String(given).split(',')).map((kind) =>
			String(kind).trim(),
		);
		const unknown = chosen.find((kind) => kind && !(kind in KINDS));
		if (unknown) item.fail(`'Changes Of' has no '${unknown}'`, `It can hold: ${ALL.join(', ')}`);
		const kinds = ALL.filter((kind) => chosen.includes(kind));
		return kinds.length ? kinds : ALL;
	},
};
