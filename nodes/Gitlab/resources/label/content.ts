import { flag, number, text } from '../../fields/param';
import { when } from '../../fields/when';

/** What a label can have beside name and color. */
export const content = [
	flag('archived', 'Whether the label is archived: it stays where it is but cannot be added anywhere else'),
	text('description'),
	when('belongsTo', ['project'], {
		...number('priority', {
			min: 0,
			description: 'Position among the prioritized labels, starting at 0; only in projects',
		}),
		cleared: null,
	}),
] as const;
