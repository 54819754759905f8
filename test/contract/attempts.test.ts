import { path } from '../../nodes/Gitlab/client/path';
import type { Operation } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { tryOut } from './attempts';
import { Worlds } from './worlds';

type Run = Operation['run'];

// What the contract suite must turn red for: here it is tried with operations that are broken on purpose.
describe('trying an operation out', () => {
	let worlds: Worlds;

	beforeAll(async () => {
		worlds = await Worlds.open();
	});

	afterEach(() => jest.restoreAllMocks());

	afterAll(async () => await worlds.close());

	const faultOf = async (resourceName: string, operationName: string, broken?: Run) => {
		const resource = resources.find(({ name }) => name === resourceName);
		const operation = resource?.operations.find(({ name }) => name === operationName);
		if (!resource || !operation) throw new Error(`There is no ${resourceName}: ${operationName}`);
		if (broken) jest.spyOn(operation, 'run').mockImplementation(broken);
		const attempts = await tryOut(worlds, { resource, operation, round: 0, optional: () => true });
		return attempts.at(-1)?.fault;
	};

	const NOWHERE = path`/projects/1/issues/999`;

	const BROKEN: Array<[string, Run, RegExp]> = [
		['sends nothing', async () => ({ deleted: true }), /sent nothing/],
		['fails', async ({ gitlab }) => ({ deleted: (await gitlab.delete(NOWHERE)) as never }), /Not found/],
		[
			'is refused and does not say so',
			async ({ gitlab }) =>
				await gitlab.delete(NOWHERE).then(
					() => ({}),
					() => ({}),
				),
			/was answered 404/,
		],
	];

	test.each(BROKEN)('finds a write at fault that %s', async (_what, run, fault) => {
		expect(await faultOf('Issue', 'Delete', run)).toMatch(fault);
	});

	test('finds a write at fault that only looks something up', async () => {
		const lookUp: Run = async ({ gitlab }) => await gitlab.get(path`/user`);
		expect(await faultOf('Issue', 'Delete', lookUp)).toMatch(/sent nothing that could change/);
	});

	const askingGraphql =
		(query: string): Run =>
		async ({ context }) => {
			const { accessToken, server } = await context.getCredentials('gitlabDevopsApi');
			return await context.helpers.httpRequest({
				method: 'POST',
				url: `${String(server)}/api/graphql`,
				headers: { Authorization: `Bearer ${String(accessToken)}` },
				body: { query },
			});
		};

	test('finds a write at fault that only asks GraphQL', async () => {
		const ask = askingGraphql('{ currentUser { username } }');
		expect(await faultOf('Issue', 'Delete', ask)).toMatch(/sent nothing that could change/);
	});

	test('takes a mutation of GraphQL for a change', async () => {
		const change = askingGraphql(
			'mutation { workItemDelete(input: { id: "gid://gitlab/WorkItem/1" }) { errors } }',
		);
		expect(await faultOf('Issue', 'Delete', change)).toBeUndefined();
	});

	test('finds a read at fault whose fields alone ask GitLab', async () => {
		const asBefore = await faultOf('User', 'Get');
		expect(asBefore).toBeUndefined();
		expect(await faultOf('User', 'Get', async () => ({ id: 1 }))).toMatch(/sent nothing that could read/);
	});

	test('finds it at fault also where a token may not see what the editor is to list', async () => {
		expect(await faultOf('Merge Request', 'Create or Update', async () => ({}))).toBeDefined();
	});

	test('takes what looks something up first and then changes it', async () => {
		expect(await faultOf('Merge Request', 'Add Reviewers')).toBeUndefined();
	});

	test('begins every attempt in the same world', async () => {
		expect(await faultOf('Issue', 'Unlink')).toBeUndefined();
		expect(await faultOf('Issue', 'Unlink')).toBeUndefined();
	});
});
