import type { IDataObject } from 'n8n-workflow';
import { Scene } from '../../scene';
import { firstIssue, ISSUES } from './first';
import { byId, byLabel, byTitle, NUMBER_OF_SEEDED, searches } from './matching';

const scene = new Scene();
const run = async (parameters: IDataObject, more = {}) =>
	await scene.run({ ...firstIssue, operation: 'createOrUpdate', ...parameters }, more);

/** The line that keeps an external id, as the issue has it. */
const lineIn = (description: unknown) => String(description).split('\n').at(-1);

describe('by external ID', () => {
	test('an id that is not there yet makes an issue that keeps it unseen', async () => {
		const { json, items } = await run({ ...byId, updateFields: { description: 'A **customer** asked' } });
		expect(json).toMatchObject([{ iid: 17, title: 'Call back', created: true }]);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		const [[, , query], [method, path, , body]] = scene.sent;
		expect(query).toEqual({
			search: expect.stringMatching(/^[a-z0-9]{6,12}$/),
			in: 'description',
			scope: 'created_by_me',
			state: 'opened',
			per_page: '100',
			page: '1',
		});
		expect([method, path]).toEqual(['POST', ISSUES]);
		expect(body).toEqual({
			title: 'Call back',
			description: expect.stringMatching(
				/^A \*\*customer\*\* asked\n\n\[\/\/\]: # \(external-id crm-4711 \w+\)$/,
			),
		});
		expect((body as IDataObject).description).toContain(String((query as IDataObject).search));
	});

	test('an id that is there changes its issue, only what is given, and keeps the id', async () => {
		await run({ ...byId, updateFields: { description: 'First', weight: 3 } });
		const line = lineIn(scene.issue(17).description);
		const { json } = await run({ ...byId, title: 'Call back soon', updateFields: { confidential: true } });
		expect(json).toMatchObject([{ iid: 17, title: 'Call back soon', created: false }]);
		expect(scene.sent.at(-1)).toEqual([
			'PUT',
			`${ISSUES}/17`,
			{},
			{ title: 'Call back soon', confidential: true },
		]);
		await run({ ...byId, updateFields: { description: 'Second' } });
		expect(scene.issue(17).description).toBe(`First\n\n${line}`.replace('First', 'Second'));
		await run({ ...byId, updateFields: { description: '' } });
		expect(scene.issue(17).description).toBe(line);
		await run({ ...byId, updateFields: { description: `Third\n\n${line}` } });
		expect(scene.issue(17).description).toBe(`Third\n\n${line}`);
		expect(scene.seeded.projects.website.issues.size).toBe(NUMBER_OF_SEEDED + 1);
	});

	test.each([
		['crm-4711', 'crm-471'],
		['crm-471', 'crm-4711'],
		['a b', 'a  b'],
		['A', 'a'],
		['x) y', 'x'],
		['a\n[//]: # (external-id b)', 'b'],
		['--> <b>', '-->'],
		["it's 100% *~!", 'its 100'],
	])('%j and %j are two ids', async (one, other) => {
		for (const externalId of [one, other, one, other]) await run({ ...byId, externalId });
		expect(scene.writes.map(([method, path]) => [method, path])).toEqual([
			['POST', ISSUES],
			['POST', ISSUES],
			['PUT', `${ISSUES}/17`],
			['PUT', `${ISSUES}/18`],
		]);
	});

	test('an id that is only mentioned is not one that is kept', async () => {
		await run(byId);
		const line = lineIn(scene.issue(17).description);
		Object.assign(scene.issue(17), { description: `Somebody wrote "${line}" here` });
		const { json } = await run(byId);
		expect(json).toMatchObject([{ iid: 18, created: true }]);
	});
});

describe('where the issue is known', () => {
	test('it is changed, whoever made it, without looking for one, and keeps the id from then on', async () => {
		const { json } = await run({ ...byId, options: { iid: 2 } });
		expect(json).toMatchObject([{ iid: 2, title: byId.title, created: false }]);
		expect(scene.sent.map(([method, path]) => [method, path])).toEqual([
			['GET', `${ISSUES}/2`],
			['PUT', `${ISSUES}/2`],
		]);
		await run({ ...byId, options: { iid: 2 }, updateFields: { description: 'Later' } });
		expect(scene.issue(2).description).toMatch(/^Later\n\n\[\/\/\]: # \(external-id crm-4711 \w+\)$/);
	});

	test('one that is gone is no reason to make another', async () => {
		const { error } = await run({ ...byId, options: { iid: 99 } });
		expect(error?.message).toMatch(/^404 Not found \('Known IID'\)/i);
		expect(scene.writes).toEqual([]);
	});

	test('an empty value is none', async () => {
		const { json } = await run({ ...byId, options: { iid: '={{ "" }}' } });
		expect(json).toMatchObject([{ created: true }]);
	});
});

describe('by label', () => {
	test('a label that is on no issue makes one with it, beside the others', async () => {
		const updateFields = { labels: ['bug', 'design'], add_labels: 'feature', remove_labels: 'design' };
		const { json } = await run({ ...byLabel, updateFields });
		expect(json).toMatchObject([{ iid: 17, created: true }]);
		expect(searches(scene)).toEqual([
			{ labels: 'alert::db-1', scope: 'created_by_me', state: 'opened', per_page: '100', page: '1' },
		]);
		expect(scene.writes).toEqual([
			['POST', ISSUES, {}, { title: 'Disk is full', labels: 'bug,feature,alert::db-1' }],
		]);
	});

	test('a label that is on one changes it, and stays on it', async () => {
		await run(byLabel);
		await run({ ...byLabel, updateFields: { labels: ['bug'], remove_labels: ['alert::db-1', 'design'] } });
		expect(scene.sent.at(-1)).toEqual([
			'PUT',
			`${ISSUES}/17`,
			{},
			{ title: 'Disk is full', labels: 'bug,alert::db-1', remove_labels: 'design' },
		]);
		await run({ ...byLabel, updateFields: { labels: [] } });
		expect(scene.issue(17).labels.map(({ name }) => name)).toEqual(['alert::db-1']);
	});

	test.each(['bug,design', 'None', 'any'])('%s is refused', async (matchLabel) => {
		const { error } = await run({ ...byLabel, matchLabel });
		expect(error?.message).toBe(`'Matching Label' cannot be ${matchLabel} [item 0]`);
		expect(scene.sent).toEqual([]);
	});
});

describe('by title', () => {
	test('the title must be the same, not only alike', async () => {
		const { json } = await run({ matchBy: 'title', title: 'Add product' });
		expect(json).toMatchObject([{ iid: 17, created: true }]);
	});

	test('words that search surely finds narrow the list', async () => {
		const { json } = await run({ ...byTitle, updateFields: { due_date: '2026-03-01' } });
		expect(json).toMatchObject([{ iid: 9, created: false }]);
		expect(searches(scene)).toMatchObject([{ search: 'invoices Offer', in: 'title', state: 'opened' }]);
		expect(scene.writes).toEqual([
			['PUT', `${ISSUES}/9`, {}, { title: 'Offer invoices as PDF', due_date: '2026-03-01' }],
		]);
	});

	test.each(['What should they have', 'v1.2.3', 'ログインできない', 'a-b/c.d'])(
		'%s is looked for in the whole list, for no word of it is sure',
		async (title) => {
			await run({ matchBy: 'title', title });
			const { json } = await run({ matchBy: 'title', title: ` ${title} ` });
			expect(json).toMatchObject([{ iid: 17, title, created: false }]);
			expect(searches(scene)[0]).toEqual({
				scope: 'created_by_me',
				state: 'opened',
				per_page: '100',
				page: '1',
			});
		},
	);

	test('all pages are searched', async () => {
		const { world } = scene.gitlab;
		const { website } = scene.seeded.projects;
		const { maria: author } = scene.seeded.users;
		world.createIssue(website, { title: 'Nightly import', author });
		for (let i = 0; i < 120; i++) world.createIssue(website, { title: `Nightly import ${i}`, author });
		const { json } = await run({ matchBy: 'title', title: 'Nightly import' });
		expect(json).toMatchObject([{ iid: 17, created: false }]);
		expect(searches(scene)).toHaveLength(2);
	});
});
