import type { IDataObject } from 'n8n-workflow';
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
	const { json } = await run({ name: 'twice', options: { requestsAtOnce: 5 } }, { input: [{}, {}, {}] });
	expect(json.map(({ created }) => created)).toEqual([true, false, false]);
	expect(new Set(json.map(({ id }) => id)).size).toBe(1);
});

test("a group's label of the name is GitLab's to refuse", async () => {
	const { error } = await run({ name: 'bug' });
	expect(error?.message).toContain('Label already exists');
});
