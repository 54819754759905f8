import { Scene, website, WEBSITE } from '../../scene';

const scene = new Scene();
const wanted = {
	tag_name: 'v3.0',
	updateFields: { name: 'Three', description: 'New', ref: 'main', milestones: ['Spring release'] },
};
const run = scene.runWith({ resource: 'release', ...website, ...wanted });

test('creates it once, and changes nothing the second time', async () => {
	expect((await run('createOrUpdate')).json[0]).toMatchObject({ created: true, updated: false });
	expect((await run('createOrUpdate')).json[0]).toMatchObject({ created: false, updated: false });
	expect(scene.writes).toEqual([
		['POST', `${WEBSITE}/releases`, {}, { tag_name: 'v3.0', ...wanted.updateFields }],
	]);
});

test('changes what is different, and leaves what only a new one is given', async () => {
	await run('createOrUpdate');
	const updateFields = { ...wanted.updateFields, name: 'Third', milestones: [] };
	const { json } = await run('createOrUpdate', { updateFields });
	expect(json[0]).toMatchObject({ name: 'Third', milestones: [], created: false, updated: true });
	expect(scene.writes[1]).toEqual([
		'PUT',
		`${WEBSITE}/releases/v3%2E0`,
		{},
		{ name: 'Third', description: 'New', milestones: [] },
	]);
});
