import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { GROUP_LABELS, inGroup, inProject, LABELS } from './places';

const scene = new Scene();
const run = scene.runWith({ resource: 'label', ...inProject });

test('lists those of a project and the groups above', async () => {
	const { json } = await run('getMany', { returnAll: true });
	expect(json.map(({ name }) => name)).toEqual([
		'bug',
		'design',
		'feature',
		'needs review',
		'priority::high',
		'priority::low',
	]);
	expect(scene.sent).toEqual([['GET', LABELS, { per_page: '100', page: '1' }, null]]);
});

test('sends every filter, and counts where asked', async () => {
	const filters = { archived: false, search: 'pri', include_ancestor_groups: true };
	const { json } = await run('getMany', { filters, options: { with_counts: true }, limit: 1 });
	const query = { archived: 'false', search: 'pri', include_ancestor_groups: 'true', with_counts: 'true' };
	expect(scene.sent).toEqual([['GET', LABELS, { ...query, per_page: '1', page: '1' }, null]]);
	expect(json).toEqual([
		expect.objectContaining({ name: 'priority::high', open_issues_count: expect.any(Number) }),
	]);
});

test('in a group also what only groups have', async () => {
	const filters = { include_descendant_groups: true, only_group_labels: true };
	await run('getMany', { ...inGroup, filters });
	expect(scene.sent).toEqual([
		[
			'GET',
			GROUP_LABELS,
			{ include_descendant_groups: 'true', only_group_labels: 'true', per_page: '50', page: '1' },
			null,
		],
	]);
});

test('what only groups have is not sent for a project', async () => {
	await run('getMany', { filters: { only_group_labels: true } });
	expect(scene.sent).toEqual([['GET', LABELS, { per_page: '50', page: '1' }, null]]);
});

test('items keep their order', async () => {
	const each = { project: locator('={{ $json.id }}'), filters: { search: '={{ $json.word }}' } };
	const input = [
		{ id: 'acme/website', word: 'design' },
		{ id: 'acme/platform/api', word: 'perf' },
	];
	const { items } = await run('getMany', { ...each, limit: 1 }, { input });
	expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
		['design', { item: 0 }],
		['performance', { item: 1 }],
	]);
});
