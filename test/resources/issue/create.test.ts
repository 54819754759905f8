import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { firstIssue, ISSUES } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

test('sends every field as GitLab names it', async () => {
	const additionalFields = {
		description: 'It **hurts**',
		assignee_ids: ['aiko.tanaka', '3'],
		milestone_id: locator('Spring release'),
		labels: 'bug, design',
		due_date: '2026-03-01T00:00:00',
		weight: 3,
		epic_id: 7,
		confidential: true,
		discussion_locked: true,
		issue_type: 'incident',
		created_at: '2026-01-15T10:00:00Z',
		iid: 40,
		merge_request_to_resolve_discussions_of: locator('!1'),
		discussion_to_resolve: '6a9c',
	};
	const { items, error } = await run('create', { title: 'New', additionalFields, simplify: true });
	expect(error).toBeUndefined();
	expect(scene.writes).toEqual([
		[
			'POST',
			ISSUES,
			{},
			{
				title: 'New',
				description: 'It **hurts**',
				assignee_ids: [4, 3],
				milestone_id: 1,
				labels: 'bug,design',
				due_date: '2026-03-01',
				weight: 3,
				epic_id: 7,
				confidential: true,
				discussion_locked: true,
				issue_type: 'incident',
				created_at: '2026-01-15T10:00:00.000Z',
				iid: 40,
				merge_request_to_resolve_discussions_of: 1,
				discussion_to_resolve: '6a9c',
			},
		],
	]);
	expect(items).toMatchObject([
		{
			json: { iid: 40, labels: ['bug', 'design'], assignees: ['aiko.tanaka', 'jonas.weber'] },
			pairedItem: { item: 0 },
		},
	]);
	expect(items[0].json).not.toHaveProperty('description');
});

test('sends the title alone where nothing else is given, and gives the whole issue where wanted', async () => {
	const { json } = await run('create', { title: 'New', simplify: false });
	expect(scene.writes).toEqual([['POST', ISSUES, {}, { title: 'New' }]]);
	expect(json[0]).toMatchObject({ id: expect.any(Number), references: { full: 'acme/website#17' } });
});

test('makes the issues in the order of the items, and fails the wrong ones alone', async () => {
	const input = [{ title: 'One' }, { title: '' }, { title: 'x'.repeat(300) }, { title: 'Two' }];
	const parameters = { title: '={{ $json.title }}' };
	const { items } = await run('create', parameters, { input, onError: 'continueRegularOutput' });
	expect(items.map(({ json, pairedItem }) => [json.iid ?? json.error, pairedItem])).toEqual([
		[17, { item: 0 }],
		["'Title' is empty [item 1]", { item: 1 }],
		[expect.stringMatching(/too long.*'Title'.*\[item 2\]/), { item: 2 }],
		[18, { item: 3 }],
	]);
});

test('names a user that is not there', async () => {
	const additionalFields = { assignee_ids: 'nobody.there' };
	const { error } = await run('create', { title: 'New', additionalFields });
	expect(error?.message).toBe("There is no user 'nobody.there' [item 0]");
	expect(scene.writes).toEqual([]);
});
