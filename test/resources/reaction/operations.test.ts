import type { IDataObject } from 'n8n-workflow';
import { reaction } from '../../../nodes/Gitlab/resources/reaction';
import { react, seedReactions } from '../../gitlab/resources/reaction';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedReactions(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'reaction', ...website });
const toIssue = { commentOn: 'issue', issue: locator(1), reactTo: 'whole' };
const places: Array<[what: string, parameters: IDataObject, path: string]> = [
	['an issue', toIssue, '/issues/1'],
	['a merge request', { commentOn: 'mergeRequest', mergeRequest: locator(1) }, '/merge_requests/1'],
	['a snippet', { commentOn: 'snippet', snippet: locator(1) }, '/snippets/1'],
	['a comment on an issue', { ...toIssue, reactTo: 'comment', note: locator(1) }, '/issues/1/notes/1'],
];

test('every operation is tried here', () => {
	expect(namesOf(reaction)).toEqual(['add', 'getMany', 'remove']);
});

describe.each(places)('to %s', (_what, parameters, path) => {
	const { get, post, remove } = requestsTo(`${WEBSITE}${path}/award_emoji`);

	test('Add reacts, also with the emoji between colons', async () => {
		const { json, error } = await run('add', { ...parameters, name: ':tada:' });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([post('', { name: 'tada' })]);
		expect(json).toMatchObject([{ name: 'tada', user: 'maria.santos' }]);
	});

	test('Add again changes nothing, and gives what is there', async () => {
		const { json: first } = await run('add', { ...parameters, name: 'tada' });
		const { json, error } = await run('add', { ...parameters, name: 'tada' });
		expect(error).toBeUndefined();
		expect(json).toEqual(first);
	});

	test('Get Many gives all, and Remove takes one of them back', async () => {
		const { json } = await run('getMany', parameters);
		expect(scene.sent).toEqual([get('', { per_page: '50', page: '1' })]);
		expect(json.map(({ name, user }) => [name, user])).toEqual([
			['thumbsup', 'maria.santos'],
			['eyes', 'tom.reed'],
		]);
		const { json: gone } = await run(
			'remove',
			{ ...parameters, reaction: locator('={{ $json }}') },
			{ input: [json[0]] },
		);
		expect(gone).toEqual([{ deleted: true }]);
		expect(scene.writes).toEqual([remove(`/${String(json[0].id)}`)]);
		expect((await run('getMany', parameters)).json).toHaveLength(1);
	});

	test("Remove finds the user's own by its emoji, and never another's", async () => {
		expect((await run('remove', { ...parameters, reaction: locator(':thumbsup:') })).error).toBeUndefined();
		const { error } = await run('remove', { ...parameters, reaction: locator('eyes') });
		expect(error?.message).toMatch(/^There is no reaction 'eyes' of the user's own/);
		expect(scene.writes).toHaveLength(1);
	});
});

test('Remove is refused by GitLab for the reaction of somebody else', async () => {
	const { error } = await run('remove', { ...toIssue, reaction: locator(2) });
	expect(error?.message).toMatch(/403 Forbidden/);
});

test.each([
	['add', { name: 'no emoji!' }, /^404 Award Emoji Name is not a valid emoji name Not Found/],
	['add', { name: 'eyes', issue: locator(404) }, /^404 /],
	['getMany', { issue: locator(404) }, /^404 /],
	['getMany', { reactTo: 'planet' }, /^'React To' cannot be 'planet' here/],
	['getMany', { commentOn: 'planet' }, /^'Reaction On' cannot be 'planet' here/],
	['remove', { reaction: locator(404) }, /^404 /],
])('%s with %j fails in words that say why', async (operation, parameters, words) => {
	const { error } = await run(operation, { ...toIssue, ...parameters });
	expect(error?.message).toMatch(words);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 212, 3],
])('with a limit of %s it gives %d over %d pages', async (limit, count, requests) => {
	const { users } = scene.seeded;
	for (let at = 0; at < 210; at++)
		react(scene.gitlab.world, scene.issue(1), { name: `custom_${at}`, user: users.aiko });
	const { json } = await run('getMany', { ...toIssue, limit, returnAll: limit === undefined });
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
