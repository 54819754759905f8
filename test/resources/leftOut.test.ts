import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Scene, website } from '../scene';
import { hintsIn } from './operations';

const scene = new Scene();
const issue = { resource: 'issue', ...website, issue: locator(1) };
const request = { resource: 'mergeRequest', ...website, mergeRequest: locator(1) };
const branches = { source_branch: locator('staging'), target_branch: locator('main') };
const two = ['jonas.weber', 'aiko.tanaka'];

/** Runs it and gives what n8n tells the user beside the output. */
async function hintsOf(parameters: IDataObject, input?: IDataObject[]): Promise<unknown[]> {
	const outcome = await scene.run(parameters, { input });
	expect(outcome.error).toBeUndefined();
	return hintsIn(outcome);
}

/** Operations that take people, and the collection that they are given in. */
const on: Array<[kind: string, parameters: IDataObject, collection: string]> = [
	['issue', { ...issue, operation: 'create', title: 'New' }, 'additionalFields'],
	['issue', { ...issue, operation: 'update' }, 'updateFields'],
	['issue', { ...issue, operation: 'createOrUpdate', matchBy: 'title', title: 'New' }, 'updateFields'],
	[
		'issue',
		{ ...issue, operation: 'createOrUpdate', matchBy: 'title', title: 'Offer invoices as PDF' },
		'updateFields',
	],
	['merge request', { ...request, operation: 'create', ...branches, title: 'New' }, 'additionalFields'],
	['merge request', { ...request, operation: 'update' }, 'updateFields'],
	[
		'merge request',
		{ ...request, operation: 'createOrUpdate', ...branches, title: 'New' },
		'additionalFields',
	],
];

const cases: Array<[people: string, operation: string, parameters: IDataObject]> = on.flatMap(
	([kind, parameters, collection]) =>
		['assignee', 'reviewer']
			.filter((role) => role === 'assignee' || kind === 'merge request')
			.map((role): [string, string, IDataObject] => [
				`${role}s`,
				`${kind}, ${String(parameters.operation)}`,
				{ ...parameters, [collection]: { [`${role}_ids`]: two } },
			]),
);
cases.push([
	'reviewers',
	'merge request, addReviewers',
	{ ...request, operation: 'addReviewers', reviewer_ids: two },
]);

describe.each(cases)('several %s (%s)', (people, _operation, parameters) => {
	test('are kept with Premium, and nothing is said', async () => {
		expect(await hintsOf(parameters)).toEqual([]);
	});

	test('are cut to one on Free, and that is said', async () => {
		scene.gitlab.world.premium = false;
		expect(await hintsOf(parameters)).toEqual([
			{
				message: expect.stringMatching(
					`^GitLab left out ${people} of 1 item: several need Premium`,
				) as string,
				location: 'outputPane',
				type: 'info',
			},
		]);
	});
});

test('is told once, with how many items it concerned', async () => {
	scene.gitlab.world.premium = false;
	const assignee_ids = '={{ $json.users }}';
	const hints = await hintsOf({ ...issue, operation: 'update', updateFields: { assignee_ids } }, [
		{ users: [3, 4] },
		{ users: [3] },
		{ users: [4, 5] },
	]);
	expect(hints).toMatchObject([{ message: expect.stringContaining('assignees of 2 items') }]);
});

test.each<[string, IDataObject, string]>([
	[
		'a stranger',
		{ ...issue, operation: 'update', updateFields: { assignee_ids: ['olga.outsider'] } },
		'assignees',
	],
	[
		'all but one of a scope',
		{ ...issue, operation: 'addLabels', labels: ['priority::low', 'priority::high'] },
		'labels',
	],
	[
		'all but one of a scope',
		{ ...request, operation: 'addLabels', labels: ['priority::low', 'priority::high'] },
		'labels',
	],
	[
		'a milestone from elsewhere',
		{ ...issue, operation: 'update', updateFields: { milestone_id: locator(3) } },
		'milestone',
	],
])('%s is passed over in silence by GitLab, not by the node', async (_what, parameters, word) => {
	expect(await hintsOf(parameters)).toMatchObject([{ message: expect.stringContaining(word) }]);
});

test('nothing is told where all was kept, or was to go', async () => {
	const updateFields = {
		assignee_ids: two,
		add_labels: ['bug'],
		remove_labels: ['feature'],
		milestone_id: locator(''),
	};
	expect(await hintsOf({ ...issue, operation: 'update', updateFields })).toEqual([]);
	expect(await hintsOf({ ...request, operation: 'update', updateFields })).toEqual([]);
});

test('text that GitLab takes for spam is not said to be in conflict', async () => {
	const message = { error: 'Your issue has been recognized as spam.' };
	const body = { needs_captcha_response: true, spam_log_id: 42, captcha_site_key: 'x', message };
	scene.gitlab.faults.add({ kind: 'status', status: 409, body, match: ({ method }) => method === 'POST' });
	const { error } = await scene.run({ ...issue, operation: 'create', title: 'New' });
	expect(error?.message).toBe('Your issue has been recognized as spam. [item 0]');
	expect(error?.description).toContain('considers it spam');
});
