import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene } from '../../scene';
import { inProject, LABELS } from './places';

const scene = new Scene();
const design = {
	resource: 'label',
	operation: 'createOrUpdate',
	...inProject,
	name: 'design',
	color: '#000000',
};
const run = async (parameters: IDataObject = {}, more = {}) =>
	await scene.run({ ...design, ...parameters }, more);
const search = (name: string): Sent => [
	'GET',
	LABELS,
	{ search: name, include_ancestor_groups: 'false', per_page: '100', page: '1' },
	null,
];

test('updates the one with exactly the name', async () => {
	scene.gitlab.world.createLabel(scene.seeded.projects.website, { name: 'design system' });
	const { id } = scene.seeded.projects.website.labels[0];
	const { json } = await run({ updateFields: { description: '', priority: '' } });
	expect(scene.sent).toEqual([
		search('design'),
		['PUT', `${LABELS}/${id}`, {}, { color: '#000000', description: '', priority: null }],
	]);
	expect(json).toEqual([expect.objectContaining({ id, name: 'design', created: false, priority: null })]);
});

test('creates it where there is none, without what was left empty', async () => {
	const { json } = await run({ name: 'new', updateFields: { description: 'New', priority: '' } });
	expect(scene.sent).toEqual([
		search('new'),
		['POST', LABELS, {}, { name: 'new', color: '#000000', description: 'New' }],
	]);
	expect(json[0]).toMatchObject({ name: 'new', created: true });
});

test('a name of digits is never taken for an ID', async () => {
	const { id } = scene.seeded.projects.website.labels[0];
	const { json } = await run({ name: String(id) });
	expect(json[0]).toMatchObject({ name: String(id), created: true });
	expect(scene.seeded.projects.website.labels[0].color).toBe('#ad4363');
});

test('the same name twice in a run makes one label, also when writes go out at once', async () => {
	const { json } = await run(
		{ name: 'twice', requestOptions: { requestsAtOnce: 5 } },
		{ input: [{}, {}, {}] },
	);
	expect(json.map(({ created }) => created)).toEqual([true, false, false]);
	expect(new Set(json.map(({ id }) => id)).size).toBe(1);
});

describe('a label of a group above', () => {
	const bug = { name: 'bug', color: '#D9534F' };

	test('is given where it is as it is wanted', async () => {
		const { json, error } = await run({ ...bug, updateFields: { description: 'Something is broken' } });
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ name: 'bug', is_project_label: false, created: false })]);
		expect(scene.writes.map(([method]) => method)).toEqual(['POST']);
		expect(scene.seeded.projects.website.labels.map(({ name }) => name)).not.toContain('bug');
	});

	test.each<[string, IDataObject, string]>([
		['color', { name: 'bug' }, 'color'],
		['description', { ...bug, updateFields: { description: 'Other' } }, 'description'],
		['priority', { ...bug, updateFields: { priority: 1 } }, 'priority'],
	])(
		'is not changed from here: with another %s it is said whose it is and what to do',
		async (_what, parameters, word) => {
			const { error } = await run(parameters);
			expect(error?.message).toMatch(
				new RegExp(
					`^Label already exists: it is a label of a group above, with another ${word}.*\\[item 0\\]$`,
				),
			);
			expect(error?.description).toContain("'Belongs To'");
			expect(scene.seeded.groups.acme.labels[0]).toMatchObject({ color: '#d9534f', priority: null });
		},
	);

	test('is found by a group below it too', async () => {
		const { json } = await run({ ...bug, belongsTo: 'group', group: locator('acme/platform') });
		expect(json).toMatchObject([{ name: 'bug', created: false }]);
	});
});

test('one that somebody else made meanwhile is changed', async () => {
	const { website } = scene.seeded.projects;
	scene.gitlab.faults.add({
		kind: 'status',
		status: 409,
		body: { message: 'Label already exists' },
		times: 1,
		match: ({ method }) => {
			const isMaking = method === 'POST';
			if (isMaking) scene.gitlab.world.createLabel(website, { name: 'race' });
			return isMaking;
		},
	});
	const { json } = await run({ name: 'race' });
	expect(json).toMatchObject([{ name: 'race', color: '#000000', created: false }]);
	expect(website.labels.filter(({ name }) => name === 'race')).toHaveLength(1);
});

test.each(['bug', 'design'])('Create says of %s that there is one already, and what to do', async (name) => {
	const { error } = await run({ operation: 'create', name });
	expect(error?.message).toBe('Label already exists [item 0]');
	expect(error?.description).toContain('or in a group above');
});
