import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { firstIssue } from './first';
import { byId, byLabel, byTitle, NUMBER_OF_SEEDED, searches } from './matching';

const scene = new Scene();
const run = async (parameters: IDataObject, more = {}) =>
	await scene.run({ ...firstIssue, operation: 'createOrUpdate', ...parameters }, more);

/** What an outsider opens an issue with, to be taken for the one that is looked for. */
async function plant(parameters: IDataObject): Promise<number> {
	const { json } = await run(parameters);
	const issue = scene.issue(Number(json[0].iid));
	issue.author = scene.seeded.users.outsider;
	return issue.iid;
}

const othersToo = { othersToo: true };

describe.each([
	['external ID', byId],
	['label', byLabel],
	['title', { ...byTitle, title: 'Database is down' }],
])('an issue of somebody else with the same %s', (_by, parameters) => {
	test('is left alone, and an own one made', async () => {
		const planted = await plant(parameters);
		const { json } = await run({ ...parameters, updateFields: { description: 'The secret plan' } });
		expect(json).toMatchObject([{ iid: planted + 1, created: true }]);
		expect(scene.issue(planted).description ?? '').not.toContain('secret');
	});

	test('is passed over for the own one, also where others count', async () => {
		const planted = await plant(parameters);
		const [{ iid: own }] = (await run(parameters)).json;
		expect(own).not.toBe(planted);
		for (const options of [{}, othersToo])
			expect((await run({ ...parameters, options })).json).toMatchObject([{ iid: own, created: false }]);
	});

	test('is taken where others count and none is its own', async () => {
		const planted = await plant(parameters);
		const { json } = await run({ ...parameters, options: othersToo });
		expect(json).toMatchObject([{ iid: planted, created: false }]);
	});
});

test('asks for its own by scope, with no question who it is', async () => {
	await run(byId);
	expect(searches(scene)).toMatchObject([{ scope: 'created_by_me', state: 'opened' }]);
	await run({ ...byId, options: othersToo, externalId: 'another' });
	expect(searches(scene).slice(1)).toMatchObject([{ scope: 'created_by_me' }, { scope: 'all' }]);
	expect(scene.sent.filter(([, path]) => path === '/user')).toEqual([]);
});

test('an ID that came along in the text of another issue of its own is not that issue', async () => {
	await run(byId);
	const stolen = String(scene.issue(17).description);
	const other = { ...byId, externalId: 'form-1', updateFields: { description: `Help!\n${stolen}` } };
	scene.seeded.projects.website.issues.delete(17);
	expect((await run(other)).json).toMatchObject([{ iid: 18, created: true }]);
	expect((await run(byId)).json).toMatchObject([{ iid: 19, created: true }]);
	expect((await run(other)).json).toMatchObject([{ iid: 18, created: false }]);
});

test('text after the hidden line keeps the issue known', async () => {
	await run(byId);
	scene.issue(17).description += '\n\nA person wrote on here.';
	expect((await run(byId)).json).toMatchObject([{ iid: 17, created: false }]);
});

test('of several own ones, the oldest stays the one', async () => {
	const { website: project } = scene.seeded.projects;
	await run(byId);
	const { description, author } = scene.issue(17);
	scene.gitlab.world.createIssue(project, { title: 'Again', description, author });
	for (const options of [{}, { whenClosed: 'update' }])
		expect((await run({ ...byId, options })).json).toMatchObject([{ iid: 17, created: false }]);
	expect(project.issues.size).toBe(NUMBER_OF_SEEDED + 2);
});

test.each(['half a \ud83d', '\udc00'])(
	'half a character in an ID (%j) is refused by name',
	async (externalId) => {
		const { error } = await run({ ...byId, externalId });
		expect(error?.message).toMatch(/^'External ID' has characters that cannot be sent/);
		expect(scene.writes).toEqual([]);
	},
);

test('a title and a description of a million characters of any kind are looked at once', async () => {
	const worst = ['!'.repeat(1e6), `${'!;?,'.repeat(250_000)}x`, `Disk ${' '.repeat(1e6)}x`, 'a'.repeat(1e6)];
	for (const title of worst) await run({ matchBy: 'title', title }, { onError: 'continueRegularOutput' });
	const begun = '[//]: # (external-id '.repeat(50_000);
	scene.issue(1).description = `${begun}\n${'\r'.repeat(1e6)}${' '.repeat(1e6)}`;
	const { json } = await run({ ...byId, project: locator('acme/website') });
	expect(json).toMatchObject([{ created: true }]);
});
