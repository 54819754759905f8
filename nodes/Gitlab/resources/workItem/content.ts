import { type Param, choice, day, flag, moment, number, sharedFields, text } from '../../fields';
import { iterationParam } from '../iteration/field';
import { color } from '../label/color';
import { labelIdsParam } from '../label/labelIds';
import { milestoneParam } from '../milestone/field';
import { usersParam } from '../user/field';
import { customFieldsParam } from './customFields';
import { relatedText } from './field';
import { statusParam } from './status';

const HEALTH = { onTrack: 'On Track', needsAttention: 'Needs Attention', atRisk: 'At Risk' };

/** What GitLab takes as "none" in GraphQL, where an empty text is a wrong value. */
function orNone<K extends string, V>(param: Param<K, V>): Param<K, V> {
	return { ...param, cleared: null };
}

/** The status that it is to have. */
export const status = statusParam('status', { id: 'status', description: 'Premium' });

/** What a work item can be given when it is made as well as later. */
const content = [
	text('description', { lines: 4, quickActions: true }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	milestoneParam,
	iterationParam('iteration_id'),
	orNone(day('start_date')),
	orNone(day('due_date')),
	flag('is_fixed', 'Whether not to take the dates of its children (Premium)', { displayName: 'Fixed Dates' }),
	orNone(number('weight', { min: 0, description: 'Premium' })),
	orNone(choice('health_status', HEALTH, { description: 'Ultimate' })),
	color('color', 'Of an epic (Premium)'),
	status,
	relatedText('parent', { displayName: 'Parent' }),
	customFieldsParam,
	flag('confidential', 'Whether only members with a role can see it'),
] as const;

/** The fields of Create and of Update. */
export const fields = sharedFields({
	both: [...content, labelIdsParam('labels')],
	create: [moment('created_at', { description: 'For imports; only for owners and administrators' })],
	update: [
		text('title'),
		labelIdsParam('add_labels', 'Add Label Names or IDs'),
		labelIdsParam('remove_labels', 'Remove Label Names or IDs'),
		choice('state_event', { CLOSE: 'Close', REOPEN: 'Reopen' }, { displayName: 'State' }),
	],
});
