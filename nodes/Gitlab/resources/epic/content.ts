import type { IDataObject } from 'n8n-workflow';
import { day, flag, number, text } from '../../fields';
import { color } from '../label/color';

/** What an epic can be given when it is made as well as later, beside title and labels. */
export const content = [
	text('description', { lines: 4, quickActions: true, description: 'In GitLab Flavored Markdown' }),
	color('color'),
	flag('confidential', 'Whether only members with a role can see it'),
	day('start_date_fixed', { displayName: 'Start Date' }),
	flag('start_date_is_fixed', 'Whether it counts, and not that of milestones', { default: true }),
	day('due_date_fixed', { displayName: 'Due Date' }),
	flag('due_date_is_fixed', 'Whether it counts, and not that of milestones', { default: true }),
	number('parent_id', {
		displayName: 'Parent Epic ID',
		min: 0,
		description: '0 for none',
	}),
] as const;

/** GitLab passes over dates that are not said to be fixed: whoever gives one means it. */
export function withFixedDates(fields: IDataObject): IDataObject {
	const fixed = ['start_date', 'due_date'].filter((date) => fields[`${date}_fixed`] !== undefined);
	return { ...Object.fromEntries(fixed.map((date) => [`${date}_is_fixed`, true])), ...fields };
}
