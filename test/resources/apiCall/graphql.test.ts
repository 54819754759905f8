import type { IDataObject } from 'n8n-workflow';
import { Scene } from '../../scene';

const scene = new Scene();
const send = async (query: string, parameters: IDataObject = {}) =>
	await scene.run({
		resource: 'apiCall',
		operation: 'sendGraphqlQuery',
		query,
		...parameters,
	});

const LIST = `query ($path: ID!, $first: Int, $after: String) {
	project(fullPath: $path) {
		workItems(first: $first, after: $after) { nodes { iid title } pageInfo { hasNextPage endCursor } }
	}
}`;
const COMMENT = 'mutation ($input: CreateNoteInput!) { createNote(input: $input) { note { body } errors } }';
const comment = (body: string) => ({
	variables: { input: { noteableId: `gid://gitlab/Issue/${scene.issue(1).id}`, body } },
});

test('a query gives its data', async () => {
	const { json } = await send('{ currentUser { username } }');
	expect(json).toEqual([{ currentUser: { username: 'maria.santos' } }]);
});

test('a list gives an item for each row, over three pages', async () => {
	const { website } = scene.seeded.projects;
	for (let at = website.issues.size; at < 210; at++)
		scene.gitlab.world.createIssue(website, { author: scene.seeded.users.maria, title: `Issue ${at}` });
	const variables = '{"path": "acme/website"}';
	const { items } = await send(LIST, { returnAll: true, variables });
	expect(items).toHaveLength(210);
	expect(items[0]).toMatchObject({ json: { iid: '1' }, pairedItem: { item: 0 } });
	expect(scene.sent).toHaveLength(3);
});

test('a mutation changes something, and gives what it asked for', async () => {
	const { json } = await send(COMMENT, comment('Well done'));
	expect(json).toEqual([{ createNote: { note: { body: 'Well done' }, errors: [] } }]);
	expect(scene.issue(1).notes.at(-1)?.body).toBe('Well done');
});

test("a mutation's own errors are those of the item", async () => {
	const { error } = await send(COMMENT, comment(' '));
	expect(error?.message).toBe("Note can't be blank [item 0]");
});

test('what the token may not do is told', async () => {
	scene.token = scene.gitlab.world.createToken(scene.seeded.users.maria, ['read_api']);
	const { error } = await send(COMMENT, comment('Well done'));
	expect(error?.description).toMatch(/scope api/);
});

test('what GitLab does not know is told by its name', async () => {
	const { error } = await send('{ currentUser { shoeSize } }');
	expect(error?.message).toBe("Field 'shoeSize' doesn't exist on type 'CurrentUser' [item 0]");
	expect(error?.description).toMatch(/does not know shoeSize/);
});

test.each(['{', '[]', '5'])('the variables %s are refused before anything is sent', async (variables) => {
	const { error } = await send('{ currentUser { username } }', { variables });
	expect(error?.message).toMatch(/^'Variables' (?:is not valid JSON|must be a JSON object)/);
	expect(scene.sent).toEqual([]);
});
