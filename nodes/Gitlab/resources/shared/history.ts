import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { choice, limit, options } from '../../fields';
import { type Operation, read } from '../../operation';
import { pick } from '../../simplify';
import { kindsOfChange } from './kindsOfChange';
import type { Issuable } from './plain';

const SHAPE = {
	kind: 'kind',
	created_at: 'created_at',
	user: 'user.username',
	action: 'action',
	label: 'label.name',
	milestone: 'milestone.title',
	state: 'state',
};

const simpleChange = pick(SHAPE);
const simpleChangeOfIssue = pick({ ...SHAPE, iteration: 'iteration.title', weight: 'weight' });

/**
 * Who changed what and when: GitLab keeps a list for each kind of change, these are one.
 *
 * @see https://docs.gitlab.com/api/resource_label_events/
 * @see https://docs.gitlab.com/api/resource_milestone_events/
 * @see https://docs.gitlab.com/api/resource_state_events/
 * @see https://docs.gitlab.com/api/resource_iteration_events/
 * @see https://docs.gitlab.com/api/resource_weight_events/
 */
export function history({ noun, at, type }: Issuable): Operation {
	const isIssue = type === 'Issue';
	return read({
		name: 'Get History',
		action: `Get the history of ${noun}`,
		description: 'List who changed what, and when',
		fields: [
			at,
			kindsOfChange(isIssue),
			limit,
			options(
				choice(
					'order',
					{ asc: 'Oldest First', desc: 'Newest First' },
					{ default: 'asc', displayName: 'Order' },
				),
			),
		],
		simplify: isIssue ? simpleChangeOfIssue : simpleChange,
		run: async ({ gitlab, at, kinds, limit, options }) => {
			const lists = kinds.map(async (kind) => {
				const events = await gitlab.list(path`${at}/${`resource_${kind}_events`}`, {}, undefined, {
					countsMore: true,
				});
				return events.map((event) => ({ kind, ...event }));
			});
			const oldestFirst = (await Promise.all(lists)).flat().sort(byTime);
			return (options.order === 'desc' ? oldestFirst.reverse() : oldestFirst).slice(0, limit);
		},
	});
}

/** Of one kind, ids tell the order of what happened at the same moment. */
function byTime(a: IDataObject, b: IDataObject): number {
	const apart = Date.parse(String(a.created_at)) - Date.parse(String(b.created_at));
	return apart || (a.kind === b.kind ? Number(a.id) - Number(b.id) : 0);
}
