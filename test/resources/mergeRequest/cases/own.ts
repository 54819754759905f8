import type { IDataObject } from 'n8n-workflow';
import type { Scene } from '../../../scene';
import type { Case } from '../../operations';
import { like, requestsTo } from '../../operations';
import { FIRST, simpleFirst } from '../first';

const { get, post, put, remove } = requestsTo(FIRST);

/** What is done with the merge request itself. */
export function ownCases(scene: Scene): Case[] {
	const simple =
		(changes: IDataObject = {}) =>
		() => ({ ...simpleFirst(scene), ...changes });
	const asMergeRequest = { row: simple(), rawOnly: 'description' };

	return [
		{ operation: 'get', sent: [get()], ...asMergeRequest },
		{
			operation: 'update',
			parameters: { updateFields: { squash: true } },
			sent: [put({ squash: true })],
			...asMergeRequest,
		},
		{
			operation: 'close',
			sent: [put({ state_event: 'close' })],
			row: simple({ state: 'closed', detailed_merge_status: 'not_open' }),
			rawOnly: 'description',
		},
		{
			operation: 'reopen',
			arrange: () => Object.assign(scene.mergeRequest(1), { state: 'closed' }),
			sent: [put({ state_event: 'reopen' })],
			...asMergeRequest,
		},
		{
			operation: 'markAsDraft',
			sent: [get(), put({ title: 'Draft: Limit sign-in attempts' })],
			row: simple({
				title: 'Draft: Limit sign-in attempts',
				draft: true,
				detailed_merge_status: 'draft_status',
			}),
			rawOnly: 'description',
		},
		{
			operation: 'markAsReady',
			arrange: () => Object.assign(scene.mergeRequest(1), { title: 'Draft: Limit sign-in attempts' }),
			sent: [get(), put({ title: 'Limit sign-in attempts' })],
			...asMergeRequest,
		},
		{
			operation: 'addLabels',
			parameters: { labels: ['bug', 'design'] },
			sent: [put({ add_labels: 'bug,design' })],
			...asMergeRequest,
		},
		{
			operation: 'removeLabels',
			parameters: { labels: ['bug'] },
			sent: [put({ remove_labels: 'bug' })],
			...asMergeRequest,
		},
		{
			operation: 'addReviewers',
			parameters: { reviewer_ids: ['4'] },
			sent: [get(), put({ reviewer_ids: [3, 4] })],
			...asMergeRequest,
		},
		{
			operation: 'removeReviewers',
			parameters: { reviewer_ids: ['3'] },
			sent: [get(), put({ reviewer_ids: [] })],
			...asMergeRequest,
		},
		{ operation: 'delete', sent: [remove()], row: () => ({ deleted: true }) },
		{
			operation: 'merge',
			sent: [put(null, '/merge')],
			row: simple({ state: 'merged', detailed_merge_status: 'not_open' }),
			rawOnly: 'merge_commit_sha',
		},
		{
			operation: 'cancelAutoMerge',
			arrange: () => Object.assign(scene.mergeRequest(1), { auto_merge: scene.seeded.users.maria }),
			sent: [post('/cancel_merge_when_pipeline_succeeds')],
			...asMergeRequest,
		},
		{ operation: 'rebase', sent: [put(null, '/rebase')], row: () => ({ rebase_in_progress: true }) },
		{
			operation: 'subscribe',
			sent: [post('/subscribe')],
			row: simple({ subscribed: true }),
			rawOnly: 'description',
		},
		{
			operation: 'unsubscribe',
			arrange: () => scene.mergeRequest(1).subscriptions.set(scene.seeded.users.maria, true),
			sent: [post('/unsubscribe')],
			row: simple({ subscribed: false }),
			rawOnly: 'description',
		},
		{
			operation: 'addToDo',
			sent: [post('/todo')],
			row: like({
				state: 'pending',
				target_iid: 1,
				target_type: 'MergeRequest',
			}),
			rawOnly: 'body',
		},
	];
}
