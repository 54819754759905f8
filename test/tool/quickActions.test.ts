import type { IDataObject } from 'n8n-workflow';
import { QUICK_ACTIONS } from '../gitlab/world/quickActions';
import { locator } from '../parameters';
import { Scene, website } from '../scene';
import { allHidden, commandsIn, HIDDEN, textsIn } from './hiding';

const scene = new Scene();

/** How a call of the API may hold a text, which no field of ours names. */
const CALLS: Record<string, (text: string) => IDataObject> = {
	'apiCall: sendRestRequest': (body) => ({
		...{ method: 'POST', path: '/projects/:id/merge_requests/1/notes', pathValues: '{"id": "acme/website"}' },
		body: { body },
	}),
	'apiCall: sendRestRequest by the query': (body) => ({
		...{
			method: 'POST',
			body: '',
			path: `/projects/acme%2Fwebsite/issues/1/notes?body=${encodeURIComponent(body)}`,
		},
	}),
	'apiCall: sendGraphqlQuery': (body) => ({
		query: 'mutation ($input: CreateNoteInput!) { createNote(input: $input) { note { id body } errors } }',
		variables: { input: { noteableId: `gid://gitlab/Issue/${scene.issue(1).id}`, body } },
	}),
};

const sentTexts = () =>
	scene.writes.flatMap(([, , query, body]) => textsIn([query, body]).map(([, text]) => text));

const ways = Object.entries(HIDDEN);

test('there are enough ways of hiding, and most of them work in a workflow', () => {
	expect(ways.length).toBeGreaterThanOrEqual(12);
	for (const [, way] of ways)
		expect(new Set(commandsIn(allHidden(way))).size).toBeGreaterThan(QUICK_ACTIONS.length / 2);
});

test.each(Object.entries(CALLS))(
	'%s runs no quick action that a model writes',
	async (name, parametersFor) => {
		const [, resource, operation] = /^(\w+): (\w+)/.exec(name) ?? [];
		for (const [hiding, way] of ways) {
			const text = allHidden(way);
			const before = sentTexts().length;
			const parameters = { resource, operation, ...website, ...parametersFor(text) };
			const { error } = await scene.run(parameters, { asTool: true });
			const written = sentTexts().slice(before);
			expect([hiding, error]).toEqual([hiding, undefined]);
			expect(Math.max(...written.map(({ length }) => length))).toBeGreaterThan(1_000);
			expect(written.flatMap(commandsIn)).toEqual([]);
		}
		expect(scene.gitlab.world.quickActions).toEqual([]);
	},
);

const onMergeRequest = (body: string) => ({
	...{ resource: 'comment', operation: 'create', ...website },
	...{ commentOn: 'mergeRequest', mergeRequest: locator('1'), body },
});

test.each(['asTool', 'in a workflow'])(
	'they run where the builder allows it, and in a workflow: %s',
	async (how) => {
		const asTool = how === 'asTool';
		const request = onMergeRequest('Fine.\n\n/merge');
		await scene.run({ ...request, ...(asTool && { toolOptions: { runsQuickActions: true } }) }, { asTool });
		expect(scene.gitlab.world.quickActions.map(({ name }) => name)).toEqual(['merge']);
	},
);

test('code and paths stay as they are', async () => {
	const code = '// why\n/* what */\n/usr/bin/env node\n/api/v4/projects\n';
	const body = `\`\`\`\n${code}\`\`\``;
	await scene.run(onMergeRequest(body), { asTool: true });
	expect(sentTexts()).toContain(body);
});

test.each([
	'mutation { createNote(input: {noteableId: "x", body: "a\\n/close"}) { errors } }',
	'mutation { createNote(input: {noteableId: "x", body: "a\\u000a\\u002fclose"}) { errors } }',
	'# "\nmutation { createNote(input: {noteableId: "x", body: """\n  /close\n"""}) { errors } }',
])('a query with a quick action in it is refused: %s', async (query) => {
	const { error } = await scene.run(
		{ resource: 'apiCall', operation: 'sendGraphqlQuery', query },
		{ asTool: true },
	);
	expect(error?.message).toBe("'Query' has a quick action in a text. Put texts into 'Variables' instead.");
	expect(scene.sent).toEqual([]);
});
