import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { inProject, MILESTONES } from './places';

const scene = new Scene();
const run = scene.runWith({ resource: 'milestone', ...inProject });

test('gets one by its ID', async () => {
	const { json, error } = await run('get', { milestone: locator(1) });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', `${MILESTONES}/1`, {}, null]]);
	expect(json).toEqual([expect.objectContaining({ id: 1, title: 'Spring release' })]);
});
