import { locator } from '../../parameters';
import { Scene, WEBSITE } from '../../scene';
import { commentsOn } from './kinds';

const scene = new Scene();
const onIssue = scene.runWith(commentsOn('issue'));
const onMergeRequest = scene.runWith(commentsOn('mergeRequest'));

test.each([
	['internal', { internal: true }, { internal: true }],
	[
		'for an import',
		{ created_at: '2024-05-01T10:00:00.000+02:00' },
		{ created_at: '2024-05-01T08:00:00.000Z' },
	],
])('%s', async (_what, additionalFields, sent) => {
	await onIssue('create', { body: 'Hush', additionalFields });
	expect(scene.sent).toEqual([['POST', `${WEBSITE}/issues/1/notes`, {}, { body: 'Hush', ...sent }]]);
});

test('with a quick action that asks for the newest commit', async () => {
	const additionalFields = { merge_request_diff_head_sha: 'abc123' };
	await onMergeRequest('create', { body: '/merge', additionalFields });
	expect(scene.sent).toEqual([
		['POST', `${WEBSITE}/merge_requests/1/notes`, {}, { body: '/merge', ...additionalFields }],
	]);
});

test('the commit of a merge request is not sent to an issue', async () => {
	const additionalFields = { merge_request_diff_head_sha: 'abc123' };
	await onIssue('create', { body: 'Hi', additionalFields });
	expect(scene.sent).toEqual([['POST', `${WEBSITE}/issues/1/notes`, {}, { body: 'Hi' }]]);
});

test.each([true, false])(
	'quick actions that leave no comment tell what they did (simplify %s)',
	async (simplify) => {
		const body = { commands_changes: { state_event: 'close' }, summary: ['Closed this issue.'] };
		scene.gitlab.faults.add({ kind: 'status', status: 202, body });
		const { json } = await onIssue('create', { body: '/close', simplify });
		expect(json).toEqual([body]);
	},
);

test('items keep their order and their failures to themselves', async () => {
	const { items } = await onIssue(
		'create',
		{
			issue: locator('={{ $json.iid }}'),
			body: '={{ $json.text }}',
		},
		{
			input: [
				{ iid: 2, text: 'Two' },
				{ iid: 404, text: 'Nowhere' },
				{ iid: 3, text: '  ' },
				{ iid: 4, text: 'Four' },
			],
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json, pairedItem }) => [json.body ?? json.error, pairedItem])).toEqual([
		['Two', { item: 0 }],
		[expect.stringMatching(/^404 .*\[item 1\]$/), { item: 1 }],
		["'Comment' is empty [item 2]", { item: 2 }],
		['Four', { item: 3 }],
	]);
	expect(scene.writes.map(([, path]) => path)).toEqual(
		[2, 404, 4].map((iid) => `${WEBSITE}/issues/${iid}/notes`),
	);
});
