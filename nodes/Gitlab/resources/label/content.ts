import { flag, number, text, when } from '../../fields';

/** What a label can have beside name and color. */
export const content = [
	flag('archived', 'Whether it cannot be added anywhere else'),
	text('description'),
	when('belongsTo', ['project'], {
		...number('priority', {
			min: 0,
			description: 'From 0; only in projects',
		}),
		cleared: null,
	}),
] as const;
