import type { Param } from '../../fields/param';
import { choice, day, flag, number, text } from '../../fields/param';
import { iterationParam } from '../iteration/field';
import { color } from '../label/color';
import { milestoneParam } from '../milestone/field';
import { usersParam } from '../user/field';
import { customFieldsParam } from './customFields';
import { relatedItem } from './field';
import { statusParam } from './status';

const HEALTH = { onTrack: 'On Track', needsAttention: 'Needs Attention', atRisk: 'At Risk' };

/** What GitLab takes as "none" in GraphQL, where an empty text is a wrong value. */
function orNone<K extends string, V>(param: Param<K, V>): Param<K, V> {
	return { ...param, cleared: null };
}

/** Puts a work item below another. */
export const parent = relatedItem('parent', {
	displayName: 'Parent',
	description: 'The work item that it is part of',
	cleared: null,
});

/** The status that it is to have. */
export const status = statusParam('status', { id: 'status', description: 'One that its type has (Premium)' });

/** What a work item can be given when it is made as well as later, beside title and labels. */
export const content = [
	text('description', { lines: 4, description: 'Text of the work item, in GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	milestoneParam,
	iterationParam('iteration_id', 'Premium'),
	orNone(day('start_date')),
	orNone(day('due_date')),
	flag('is_fixed', 'Whether an epic keeps these dates, and does not take those of its children (Premium)', {
		displayName: 'Fixed Dates',
	}),
	orNone(number('weight', { min: 0, description: 'How much work it is (Premium)' })),
	orNone(choice('health_status', HEALTH, { description: 'Ultimate' })),
	color('color', 'Of an epic (Premium)'),
	status,
	parent,
	customFieldsParam,
	flag('confidential', 'Whether only members with a role can see the work item'),
] as const;
