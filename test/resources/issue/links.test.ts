import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { FIRST, firstIssue, ISSUES, linkSecond } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

const there = 'acme/platform/api';

test.each([
	[{ targetProject: locator(there), targetIssue: locator(3) }, there],
	[{ targetProject: locator(2), targetIssue: locator('#3') }, '2'],
	[{ targetIssue: locator(`http://gitlab.test/${there}/-/issues/3`, 'url') }, there],
	[
		{
			targetProject: locator(9),
			targetIssue: locator(`http://gitlab.test/${there}/-/work_items/3`, 'url'),
		},
		there,
	],
])('%j leads to the issue in %s', async (parameters, target_project_id) => {
	const { json, error } = await run('link', {
		...parameters,
		link_type: 'relates_to',
		simplify: true,
	});
	expect(error).toBeUndefined();
	expect(scene.writes).toEqual([
		['POST', `${FIRST}/links`, {}, { target_project_id, target_issue_iid: 3, link_type: 'relates_to' }],
	]);
	expect(json).toMatchObject([{ source_iid: 1, target_iid: 3, target_project_id: 2 }]);
});

test.each(['#2', 'acme/website#2', 'ACME/Website#2', 'http://gitlab.test/acme/website/-/issues/2'])(
	'a link is removed by the issue that it leads to: %s',
	async (value) => {
		linkSecond(scene);
		const { json, error } = await run('unlink', {
			link: locator(value, value.startsWith('http') ? 'url' : 'id'),
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true }]);
		expect(scene.writes).toEqual([['DELETE', `${FIRST}/links/1`, {}, null]]);
	},
);

test('a project given by its number is known by its path for that', async () => {
	linkSecond(scene);
	const { error } = await run('unlink', { project: locator(1), link: locator('#2') });
	expect(error).toBeUndefined();
	expect(scene.issue(1).links).toEqual([]);
});

test('an issue that is not linked is named', async () => {
	linkSecond(scene);
	const { error } = await run('unlink', { link: locator('#3') });
	expect(error?.message).toBe("'Link' was not found [item 0]");
	expect(error?.description).toBe('The issue is not linked to acme/website#3.');
	expect(scene.writes).toEqual([]);
});

describe('lists of the editor', () => {
	const search = async (name: string, parameters: IDataObject, typed?: string) =>
		await scene.search(name, { ...firstIssue, ...parameters }, typed);

	test('links are found by what they say', async () => {
		linkSecond(scene);
		const entry = {
			name: 'is blocked by #2 Add a dark theme',
			value: '1',
			url: `${scene.gitlab.url}/acme/website/-/issues/2`,
		};
		const on = { operation: 'unlink' };
		expect((await search('searchIssueLinks', on)).results).toEqual([entry]);
		expect((await search('searchIssueLinks', on, 'DARK')).results).toEqual([entry]);
		expect((await search('searchIssueLinks', on, 'light')).results).toEqual([]);
		expect((await search('searchIssueLinks', { ...on, issue: locator('') })).results).toEqual([]);
	});

	test.each([
		['', ISSUES],
		['acme/platform/api', '/projects/acme%2Fplatform%2Fapi/issues'],
	])('target issues are those of the target project %j', async (target, path) => {
		const parameters = { operation: 'link', targetProject: locator(target) };
		const { results } = await search('searchTargetIssues', parameters);
		expect(results.length).toBeGreaterThan(0);
		expect(scene.sent.map(([, asked]) => asked)).toEqual([path]);
	});
});
