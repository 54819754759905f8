import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { inProject, LABELS } from './places';

const scene = new Scene();
const run = scene.runWith({ resource: 'label', ...inProject });

describe('names that a path has to hold', () => {
	test.each([
		['priority::high/low', 'priority%3A%3Ahigh%2Flow'],
		['really?', 'really%3F'],
		['50% done', '50%25%20done'],
		['c++ #1', 'c%2B%2B%20%231'],
		['Büro 🚀', 'B%C3%BCro%20%F0%9F%9A%80'],
		['../../admin', '%2E%2E%2F%2E%2E%2Fadmin'],
	])('%j reaches its own label', async (name, encoded) => {
		scene.gitlab.world.createLabel(scene.seeded.projects.website, { name });
		const { json, error } = await run('get', { label: locator(name) });
		expect(error).toBeUndefined();
		expect(json[0].name).toBe(name);
		expect(scene.sent).toEqual([['GET', `${LABELS}/${encoded}`, {}, null]]);
	});
});

test.each([
	['issues?label_name[]=needs+review', 'needs%20review'],
	['merge_requests?state=opened&label_name%5B%5D=priority%3A%3Ahigh', 'priority%3A%3Ahigh'],
])('a label is understood by the URL of a list: %s', async (page, encoded) => {
	const url = `${scene.gitlab.url}/acme/website/-/${page}`;
	const { error } = await run('get', { label: locator(url, 'url') });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', `${LABELS}/${encoded}`, {}, null]]);
});

describe('colors', () => {
	const create = async (color: string) => await run('create', { name: 'new', color });

	test.each([
		['#1f75cb', '#1f75cb'],
		['1F75CB', '#1F75CB'],
		['#abc', '#aabbcc'],
		['#1f75cbff', '#1f75cb'],
		[' Teal ', 'teal'],
	])('%j is understood as %j', async (color, sent) => {
		await create(color);
		expect(scene.writes).toEqual([['POST', LABELS, {}, { name: 'new', color: sent }]]);
	});

	test.each(['rgb(1, 2, 3)', '#12', '#ggg', '12345'])('%j is refused', async (color) => {
		const { error } = await create(`={{ "${color}" }}`);
		expect(error?.message).toBe("'Color' is not a color that GitLab knows [item 0]");
		expect(error?.description).toContain(color);
		expect(scene.sent).toEqual([]);
	});

	test("GitLab's own complaint names the field", async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 400,
			body: { message: { color: ['must be a valid color code'] } },
		} as never);
		const { error } = await create('nocolor');
		expect(error?.message).toBe("color must be a valid color code ('Color') [item 0]");
	});
});
