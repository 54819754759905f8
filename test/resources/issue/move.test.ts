import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { FIRST, firstIssue } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

describe('move and clone', () => {
	test.each([
		['move', locator(2), [], { to_project_id: 2 }],
		['clone', locator(2), [], { to_project_id: 2 }],
		[
			'move',
			locator('http://gitlab.test/acme/platform/api', 'url'),
			['/projects/acme%2Fplatform%2Fapi'],
			{ to_project_id: 2 },
		],
	])('%s into %j', async (operation, targetProject, asked, body) => {
		const { error } = await run(operation, { targetProject });
		expect(error).toBeUndefined();
		expect(scene.sent.filter(([method]) => method === 'GET').map(([, path]) => path)).toEqual(asked);
		expect(scene.writes).toEqual([['POST', `${FIRST}/${operation}`, {}, body]]);
	});

	test("a target's path is resolved once for all items", async () => {
		const { items } = await run(
			'move',
			{ issue: locator('={{ $json.iid }}'), targetProject: locator('acme/platform/api') },
			{ input: [{ iid: 1 }, { iid: 2 }] },
		);
		expect(scene.sent.filter(([method]) => method === 'GET')).toHaveLength(1);
		expect(items.map(({ json }) => json.iid)).toEqual([8, 9]);
	});
});

describe('reorder', () => {
	test.each([
		['placeAfter', { move_after_id: 3 }],
		['placeBefore', { move_before_id: 3 }],
	])('%s alone is enough', async (name, body) => {
		await run('reorder', { [name]: locator(3) });
		expect(scene.writes).toEqual([['PUT', `${FIRST}/reorder`, {}, body]]);
	});

	test('one of both must be given', async () => {
		const { error } = await run('reorder');
		expect(error?.message).toBe("'Place After' and 'Place Before' are both empty [item 0]");
		expect(scene.sent).toEqual([]);
	});
});
