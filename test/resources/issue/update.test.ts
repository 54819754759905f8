import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { FIRST, firstIssue, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

test('clears what was added and left empty', async () => {
	const updateFields = {
		description: '',
		assignee_ids: [],
		milestone_id: locator(''),
		due_date: '',
		labels: [],
	};
	const { json } = await run('update', { updateFields, simplify: true });
	expect(scene.writes).toEqual([
		['PUT', FIRST, {}, { description: '', assignee_ids: [], milestone_id: 0, due_date: '', labels: '' }],
	]);
	expect(json).toEqual([
		{ ...simpleFirst(scene), assignees: [], milestone: null, due_date: null, labels: [] },
	]);
});

test('sets, adds and removes', async () => {
	const updateFields = {
		add_labels: ['design'],
		remove_labels: 'bug',
		state_event: 'close',
		confidential: true,
		discussion_locked: false,
		issue_type: 'task',
		weight: 0,
		epic_id: 0,
		updated_at: '2026-01-15T10:00:00Z',
	};
	await run('update', { updateFields });
	expect(scene.writes).toEqual([
		['PUT', FIRST, {}, { ...updateFields, add_labels: 'design', updated_at: '2026-01-15T10:00:00.000Z' }],
	]);
});

test('says that there is nothing to change before it asks GitLab', async () => {
	const { error } = await run('update');
	expect(error?.message).toBe("'Update Fields' is empty [item 0]");
	expect(error?.description).toContain('Add the fields that should change');
	expect(scene.sent).toEqual([]);
});

test.each(['addLabels', 'removeLabels'])('%s needs some', async (operation) => {
	const { error } = await run(operation, { labels: '={{ $json.none }}' });
	expect(error?.message).toBe("'Label Names or IDs' is empty [item 0]");
	expect(scene.sent).toEqual([]);
});

test('an issue of another project is refused before anything is sent', async () => {
	const { error } = await run('close', {
		issue: locator('http://gitlab.test/acme/platform/api/-/issues/1', 'url'),
	});
	expect(error?.message).toMatch(/^The URL in 'Issue' is of another project/);
	expect(scene.sent).toEqual([]);
});
