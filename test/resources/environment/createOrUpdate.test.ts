import type { IDataObject } from 'n8n-workflow';
import { environments, seedEnvironments } from '../../gitlab/resources/environment';
import { Scene, website } from '../../scene';

const scene = new Scene();
beforeEach(async () => void (await seedEnvironments(scene.gitlab, scene.seeded)));

const run = async (updateFields: IDataObject, name = 'review/1', more = {}) =>
	await scene.run(
		{ resource: 'environment', operation: 'createOrUpdate', ...website, name, updateFields },
		more,
	);
const outcomeOf = ({ created, updated, tier }: IDataObject) => ({ created, updated, tier });

test('the first time it creates, the second time nothing is written, with another value it updates', async () => {
	const once = await run({ tier: 'testing', cluster_agent_id: 3 });
	expect(outcomeOf(once.json[0])).toEqual({ created: true, updated: false, tier: 'testing' });
	const before = scene.writes.length;
	const twice = await run({ tier: 'testing', cluster_agent_id: 3 });
	expect(outcomeOf(twice.json[0])).toEqual({ created: false, updated: false, tier: 'testing' });
	expect(scene.writes).toHaveLength(before);
	const changed = await run({ tier: 'staging' });
	expect(outcomeOf(changed.json[0])).toEqual({ created: false, updated: true, tier: 'staging' });
	expect(twice.json[0].id).toBe(once.json[0].id);
	expect(changed.json[0].id).toBe(once.json[0].id);
});

test('what is cleared that is there is sent, and what is empty anyway is not', async () => {
	await run({ description: 'For testers' });
	expect((await run({ description: '' })).json[0]).toMatchObject({ updated: true });
	expect((await run({ description: '' })).json[0]).toMatchObject({ updated: false });
});

test('several items of one name make one environment', async () => {
	const count = environments.of(scene.seeded.projects.website).length;
	const { json } = await run({ tier: 'testing' }, 'one', { input: [{}, {}, {}] });
	expect(json.map(({ created }) => created)).toEqual([true, false, false]);
	expect(environments.of(scene.seeded.projects.website)).toHaveLength(count + 1);
});
