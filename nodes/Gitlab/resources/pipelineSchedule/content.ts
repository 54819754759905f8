import { flag, rows, text } from '../../fields';
import { branchParam } from '../branch/field';

/** What a schedule must have. */
export const description = text('description');
export const ref = branchParam('ref', {
	displayName: 'Branch or Tag',
});
export const cron = text('cron', { placeholder: 'e.g. 0 4 * * *' });

/** What a schedule can have. */
export const content = [
	flag('active', 'Whether it starts pipelines', { default: true }),
	text('cron_timezone', {
		displayName: 'Time Zone',
		placeholder: 'e.g. Europe/Berlin',
		description: 'UTC unless set',
	}),
] as const;

const INPUTS = { displayName: 'Inputs', each: 'Input' } as const;
const input = [text('name'), text('value')] as const;

/** Inputs of the pipeline's configuration. */
export const inputs = rows('inputs', { ...INPUTS, required: input });

/** The same, where some can be taken away again. */
export const changedInputs = rows('inputs', {
	...INPUTS,
	required: [input[0]],
	optional: [input[1], flag('destroy', 'Whether to remove it', { displayName: 'Remove' })],
});
