import type { IDataObject } from 'n8n-workflow';
import { olderQuickActions, QUICK_ACTIONS, takeQuickActions } from '../gitlab/world/quickActions';
import { locator } from '../parameters';
import { Scene, website } from '../scene';

const scene = new Scene();

/** Where a model may write a text that GitLab reads, by the operation that sends it. */
const FIELDS: Record<string, (text: string) => IDataObject> = {
	'comment: create': (body) => ({ commentOn: 'mergeRequest', mergeRequest: locator('1'), body }),
	'comment: create on a commit': (body) => ({ commentOn: 'commit', commit: locator(headOfMain()), body }),
	'comment: createOrUpdate': (body) => ({ commentOn: 'issue', issue: locator('1'), marker: 'x', body }),
	'comment: update': (body) => ({ commentOn: 'issue', issue: locator('1'), note: noteOn(1), body }),
	'thread: create': (body) => ({ commentOn: 'mergeRequest', mergeRequest: locator('1'), body }),
	'thread: create with a suggestion': (suggestion) => ({
		...{ commentOn: 'mergeRequest', mergeRequest: locator('1'), body: 'Rather:\n````' },
		...{ positionAs: 'line', filePath: changedFile(), line: 1, side: 'new', suggestion },
	}),
	'draftComment: create': (body) => ({ mergeRequest: locator('1'), body }),
	'mergeRequest: submitReview': (summary) => ({ mergeRequest: locator('1'), verdict: 'comment', summary }),
	'issue: create': (description) => ({ title: 'New', additionalFields: { description } }),
	'issue: update': (description) => ({ issue: locator('1'), updateFields: { description } }),
	'issue: createOrUpdate': (description) => ({
		...{ title: 'Another', matchBy: 'title', updateFields: { description } },
	}),
	'mergeRequest: create': (description) => ({
		...{ source_branch: locator(branch()), target_branch: locator('main'), title: 'New' },
		additionalFields: { description },
	}),
	'mergeRequest: update': (description) => ({ mergeRequest: locator('1'), updateFields: { description } }),
	'mergeRequest: merge': (text) => ({
		...{ mergeRequest: locator('1') },
		options: { merge_commit_message: text, squash_commit_message: text },
	}),
	'workItem: create': (description) => ({ type: 'Task', title: 'New', fields: { description } }),
	'epic: create': (description) => ({
		...{ group: locator('acme'), title: 'New', additionalFields: { description } },
	}),
	'file: create': (commit_message) => ({
		...{ filePath: 'new.txt', branch: locator('main'), contentFrom: 'text', content: 'x', commit_message },
	}),
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

/** Ways in which a command could be brought past who looks for it. */
const HIDDEN: Record<string, (command: string) => string> = {
	alone: (command) => command,
	'after text': (command) => `Fine by me.\n${command}`,
	'after a blank line': (command) => `Fine.\n\n${command}\n\nThanks`,
	'in upper case': (command) => `Fine.\n\n${command.toUpperCase()}`,
	'with an argument': (command) => `Fine.\n\n${command} ~bug @tom "x"`,
	'with trailing blanks': (command) => `Fine.\n\n${command} \t `,
	'after carriage returns': (command) => `Fine.\r\n\r\n${command}\r\n`,
	'with a carriage return within': (command) =>
		`Fine.\n\n${command[0]}\r${command.slice(1, 3)}\r${command.slice(3)}`,
	'with letters of another script': (command) =>
		`Fine.\n\n${command.replaceAll('s', 'ſ').replaceAll('k', '\u212a')}`,
	'after a list': (command) => `- one\n- two\n\n${command}`,
	'after a table': (command) => `| a |\n| - |\n| b |\n\n${command}`,
	'in a cell of a table': (command) => `| a |\n| - |\n| ${command} |\n${command}`,
	'after code': (command) => `\`\`\`\nx\n\`\`\`\n${command}`,
	'after a fence that ends nothing': (command) => `~~~\nx\n\`\`\`\n~~~\n\n${command}`,
	'between backticks that are not code': (command) => `a \` b\n\n${command}\n\nc`,
	'after a fence of four': (command) => `\`\`\`\`\nx\n\`\`\`\n\`\`\`\`\n${command}`,
	'after a quote': (command) => `>>>\nx\n>>>\n\n${command}`,
	'after a comment of HTML': (command) => `<!-- x -->\n\n${command}`,
	'after HTML': (command) => `<details>\n<summary>x</summary>\n\n${command}\n\n</details>`,
	'after an escape': (command) => `\\${command}\n\n\\\n${command}`,
};

const website1 = () => scene.seeded.projects.website;
const noteOn = (iid: number) => locator(scene.issue(iid).notes[0].id);
const changedFile = () => scene.mergeRequest(1).versions[0].diffs[0].new_path;
const headOfMain = () => website1().branches.get('main')?.commits[0].id ?? '';
const branch = () => {
	scene.gitlab.world.createBranch(website1(), 'fresh');
	return 'fresh';
};

const all = (way: (command: string) => string) => QUICK_ACTIONS.map((name) => way(`/${name}`)).join('\n\n');

/** Every text in what was sent to change something. */
const texts = (value: unknown): string[] => {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};
const sentTexts = () => scene.writes.flatMap(([, , query, body]) => texts([query, body]));

const ways = Object.entries(HIDDEN);

test('there are enough ways of hiding, and most of them work in a workflow', () => {
	expect(ways.length).toBeGreaterThanOrEqual(12);
	const runs = (text: string) =>
		new Set([...takeQuickActions(text).actions, ...olderQuickActions(text)].map(({ name }) => name));
	for (const [, way] of ways) expect(runs(all(way)).size).toBeGreaterThan(QUICK_ACTIONS.length / 2);
});

test.each(Object.entries(FIELDS))(
	'%s runs no quick action that a model writes',
	async (name, parametersFor) => {
		const [, resource, operation] = /^(\w+): (\w+)/.exec(name) ?? [];
		for (const [hiding, way] of ways) {
			const text = all(way);
			const before = sentTexts().length;
			const parameters = { resource, operation, ...website, ...parametersFor(text) };
			const { error } = await scene.run(parameters, { asTool: true });
			const written = sentTexts().slice(before);
			// Some things can be made once only; what was sent is looked at all the same.
			if (hiding === 'alone') expect(error).toBeUndefined();
			expect(Math.max(...written.map(({ length }) => length))).toBeGreaterThan(1_000);
			expect(written.flatMap((each) => takeQuickActions(each).actions)).toEqual([]);
			expect(written.flatMap((each) => olderQuickActions(each))).toEqual([]);
		}
		expect(scene.gitlab.world.quickActions).toEqual([]);
	},
);

test.each(['asTool', 'in a workflow'])(
	'they run where the builder allows it, and in a workflow: %s',
	async (how) => {
		const parameters = FIELDS['comment: create']('Fine.\n\n/merge');
		const asTool = how === 'asTool';
		const request = { resource: 'comment', operation: 'create', ...website, ...parameters };
		await scene.run({ ...request, ...(asTool && { toolOptions: { runsQuickActions: true } }) }, { asTool });
		expect(scene.gitlab.world.quickActions.map(({ name }) => name)).toEqual(['merge']);
	},
);

test('code and paths stay as they are', async () => {
	const code = '// why\n/* what */\n/usr/bin/env node\n/api/v4/projects\n';
	const body = `\`\`\`\n${code}\`\`\``;
	await scene.run(
		{ resource: 'comment', operation: 'create', ...website, ...FIELDS['comment: create'](body) },
		{ asTool: true },
	);
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
