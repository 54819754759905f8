import type { IDataObject } from 'n8n-workflow';
import { approvalRule } from '../../../nodes/Gitlab/resources/approvalRule';
import { projectApprovalRules, seedApprovalRules } from '../../gitlab/resources/approvalRule';
import { protectedBranches } from '../../gitlab/resources/protectedRef';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedApprovalRules(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'approvalRule', ...website });
const ofRequest = { ruleOf: 'mergeRequest', mergeRequest: locator(1) };
const places: Array<[of: string, parameters: IDataObject, path: string, name: string]> = [
	['a project', { ruleOf: 'project' }, '/approval_rules', 'Security'],
	['a merge request', ofRequest, '/merge_requests/1/approval_rules', 'Design'],
];

test('every operation is tried here', () => {
	expect(namesOf(approvalRule).sort()).toEqual(['create', 'delete', 'get', 'getMany', 'update']);
});

describe.each(places)('of %s', (_of, parameters, path, name) => {
	const { get, list, post, put, remove } = requestsTo(`${WEBSITE}${path}`);
	const one = { ...parameters, approvalRule: locator(1) };

	test('Create asks for approvals of users and groups', async () => {
		const { json, error } = await run('create', {
			...parameters,
			name: 'Legal',
			approvals_required: 2,
			additionalFields: { user_ids: ['jonas.weber', 'tom.reed'], group_ids: 'acme/platform' },
		});
		expect(error).toBeUndefined();
		const { users, groups } = scene.seeded;
		const sent = {
			name: 'Legal',
			approvals_required: 2,
			user_ids: [users.jonas.id, users.tom.id],
			group_ids: [groups.platform.id],
		};
		expect(scene.writes).toEqual([post('', sent)]);
		expect(json).toMatchObject([
			{ name: 'Legal', users: ['jonas.weber', 'tom.reed'], groups: ['acme/platform'] },
		]);
		expect(Object.keys(json[0])).toHaveLength(9);
	});

	test('Get gives one', async () => {
		const { json, error } = await run('get', one);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([get('/1')]);
		expect(json).toMatchObject([{ id: 1, name, approvals_required: 1, users: ['jonas.weber'] }]);
	});

	test('Get Many gives all, and Update takes what it gives', async () => {
		const { json } = await run('getMany', parameters);
		expect(scene.sent).toEqual([list('')]);
		const known = json.find((rule) => rule.name === name) ?? {};
		const { json: changed, error } = await run(
			'update',
			{
				...parameters,
				approvalRule: locator('={{ $json }}'),
				updateFields: { approvals_required: 0, user_ids: [], remove_hidden_groups: true },
			},
			{ input: [known] },
		);
		expect(error).toBeUndefined();
		expect(scene.writes).toEqual([
			put({ approvals_required: 0, user_ids: [], remove_hidden_groups: true }, '/1'),
		]);
		expect(changed).toMatchObject([{ name, approvals_required: 0, users: [], groups: ['acme'] }]);
	});

	test('Delete removes it', async () => {
		const { json, error } = await run('delete', one);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true }]);
		expect(scene.sent).toEqual([remove('/1')]);
		expect((await run('get', one)).error?.message).toMatch(/^404 Not found/);
	});

	test.each([
		['create', { name, approvals_required: 1 }, /has already been taken/],
		['create', { name: '={{ " " }}', approvals_required: 1 }, /^'Name' is empty/],
		['create', { name: 'Legal', approvals_required: -1 }, /^'Approvals Required' must be 0 or more/],
		['get', { approvalRule: locator(404) }, /^404 Not found/],
		['getMany', { project: locator('acme/nowhere') }, /^404 Project Not Found/],
		['update', { approvalRule: locator(1), updateFields: {} }, /^'Update Fields' is empty/],
		['delete', { approvalRule: locator('={{ "Security" }}') }, /^'Approval Rule' is not a valid ID/],
	])('%s with %j fails in words that say why', async (operation, wrong, words) => {
		const { error } = await run(operation, { ...parameters, ...wrong });
		expect(error?.message).toMatch(words);
		expect(scene.writes.filter(([method]) => method !== 'POST')).toEqual([]);
	});
});

test("a project's rule is for some protected branches, by name or ID", async () => {
	const { project } = website;
	const [main] = protectedBranches.of(scene.seeded.projects.website);
	const fields = (protected_branch_ids: unknown) => ({
		project,
		name: `For ${String(protected_branch_ids)}`,
		approvals_required: 1,
		additionalFields: {
			protected_branch_ids,
			rule_type: 'any_approver',
			applies_to_all_protected_branches: false,
		} as IDataObject,
	});
	const named = await run('create', fields('main'));
	const chosen = await run('create', fields([String(main.id)]));
	expect([named.error, chosen.error]).toEqual([undefined, undefined]);
	expect(scene.writes.map(([, , , body]) => (body as IDataObject).protected_branch_ids)).toEqual([
		[main.id],
		[main.id],
	]);
	expect(named.json).toMatchObject([{ protected_branches: ['main'], rule_type: 'any_approver' }]);
	const { error } = await run('create', fields('nowhere'));
	expect(error?.message).toMatch(/^There is no protected branch 'nowhere'/);
});

test("a merge request's rule can replace one of the project, and has no protected branches", async () => {
	const { json, error } = await run('create', {
		...ofRequest,
		name: 'Instead',
		approvals_required: 1,
		additionalFields: { approval_project_rule_id: 1, protected_branch_ids: 'main', rule_type: 'regular' },
	});
	expect(error).toBeUndefined();
	expect(scene.writes.at(-1)?.[3]).toEqual({
		name: 'Instead',
		approvals_required: 1,
		approval_project_rule_id: 1,
	});
	expect(json).toMatchObject([{ name: 'Instead', rule_type: 'regular' }]);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 211, 3],
])('with a limit of %s it gives %d over %d pages', async (limit, count, requests) => {
	const { users, projects } = scene.seeded;
	for (let at = 0; at < 210; at++)
		projectApprovalRules.add(scene.gitlab.world, users.maria, projects.website, { name: `No. ${at}` });
	const { json } = await run('getMany', { limit, returnAll: limit === undefined });
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});

test.each(['.', '..'])(
	"a group that can be in no path ('%s') is refused by its field's name",
	async (group) => {
		const { error } = await scene.run({
			resource: 'approvalRule',
			operation: 'create',
			...website,
			name: 'Security',
			approvals_required: 1,
			additionalFields: { group_ids: `={{ ["${group}"] }}` },
		});
		expect(error?.message).toBe(`'Approver Group Names or IDs' cannot be '${group}' [item 0]`);
		expect(scene.sent).toEqual([]);
	},
);
