import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../../nodes/Gitlab/operation';
import { mergeRequest } from '../../nodes/Gitlab/resources/mergeRequest';
import { locator } from '../parameters';
import type { Sent } from './mergeRequestScene';
import { FIRST, Scene } from './mergeRequestScene';

const scene = new Scene();

const PAGE = { per_page: '50', page: '1' };
const get = (path: string, query: object = {}): Sent => ['GET', `${FIRST}${path}`, query, null];
const list = (path: string): Sent => get(path, PAGE);
const post = (path: string, body: unknown = null): Sent => ['POST', `${FIRST}${path}`, {}, body];
const put = (body: unknown, path = ''): Sent => ['PUT', `${FIRST}${path}`, {}, body];

/** One operation on merge request 1 of the website. */
interface Case {
	operation: string;
	parameters?: IDataObject;
	arrange?: () => void;
	/** Everything that reaches GitLab, in order. */
	sent: Sent[];
	/** The first row, simplified where the operation can; a function, for it needs the scene. */
	row: () => IDataObject;
	/** Where the operation can simplify: what only the raw row has. */
	rawOnly?: string;
}

const simple =
	(changes: IDataObject = {}) =>
	() => ({ ...scene.simple, ...changes });
const asMergeRequest = { row: simple(), rawOnly: 'description' };
const stats =
	(changes: IDataObject = {}) =>
	() => ({
		time_estimate: 0,
		total_time_spent: 0,
		human_time_estimate: null,
		human_total_time_spent: null,
		...changes,
	});
const head = () => scene.mergeRequest(1).versions[0];
const time = expect.any(String) as string;

const cases: Case[] = [
	{ operation: 'get', sent: [get('')], ...asMergeRequest },
	{
		operation: 'update',
		parameters: { updateFields: { squash: true } },
		sent: [put({ squash: true })],
		...asMergeRequest,
	},
	{
		operation: 'close',
		sent: [put({ state_event: 'close' })],
		row: simple({ state: 'closed', detailed_merge_status: 'not_open' }),
		rawOnly: 'description',
	},
	{
		operation: 'reopen',
		arrange: () => Object.assign(scene.mergeRequest(1), { state: 'closed' }),
		sent: [put({ state_event: 'reopen' })],
		...asMergeRequest,
	},
	{
		operation: 'markAsDraft',
		sent: [get(''), put({ title: 'Draft: Limit sign-in attempts' })],
		row: simple({
			title: 'Draft: Limit sign-in attempts',
			draft: true,
			detailed_merge_status: 'draft_status',
		}),
		rawOnly: 'description',
	},
	{
		operation: 'markAsReady',
		arrange: () => Object.assign(scene.mergeRequest(1), { title: 'Draft: Limit sign-in attempts' }),
		sent: [get(''), put({ title: 'Limit sign-in attempts' })],
		...asMergeRequest,
	},
	{
		operation: 'addLabels',
		parameters: { labels: ['bug', 'design'] },
		sent: [put({ add_labels: 'bug,design' })],
		...asMergeRequest,
	},
	{
		operation: 'removeLabels',
		parameters: { labels: ['bug'] },
		sent: [put({ remove_labels: 'bug' })],
		...asMergeRequest,
	},
	{
		operation: 'addReviewers',
		parameters: { reviewer_ids: ['4'] },
		sent: [get(''), put({ reviewer_ids: [3, 4] })],
		...asMergeRequest,
	},
	{
		operation: 'removeReviewers',
		parameters: { reviewer_ids: ['3'] },
		sent: [get(''), put({ reviewer_ids: [] })],
		...asMergeRequest,
	},
	{ operation: 'delete', sent: [['DELETE', FIRST, {}, null]], row: () => ({ deleted: true }) },
	{
		operation: 'merge',
		sent: [put(null, '/merge')],
		row: simple({ state: 'merged', detailed_merge_status: 'not_open' }),
		rawOnly: 'merge_commit_sha',
	},
	{
		operation: 'cancelAutoMerge',
		arrange: () => Object.assign(scene.mergeRequest(1), { auto_merge: scene.seeded.users.maria }),
		sent: [post('/cancel_merge_when_pipeline_succeeds')],
		...asMergeRequest,
	},
	{ operation: 'rebase', sent: [put(null, '/rebase')], row: () => ({ rebase_in_progress: true }) },
	{
		operation: 'approve',
		sent: [post('/approve')],
		row: () => ({
			approved: true,
			approved_by: ['maria.santos'],
			approvals_required: null,
			approvals_left: null,
			user_has_approved: true,
			user_can_approve: false,
		}),
	},
	{
		operation: 'unapprove',
		arrange: () => approve(),
		sent: [post('/unapprove')],
		row: () => ({
			approved: false,
			approved_by: [],
			approvals_required: null,
			approvals_left: null,
			user_has_approved: false,
			user_can_approve: true,
		}),
	},
	{
		operation: 'resetApprovals',
		arrange: () => useProjectToken(),
		sent: [put(null, '/reset_approvals')],
		row: () => ({ success: true }),
	},
	{
		operation: 'getApprovals',
		arrange: () => approve(),
		sent: [get('/approvals')],
		row: () => ({
			approved: true,
			approved_by: ['maria.santos'],
			approvals_required: null,
			approvals_left: null,
			user_has_approved: true,
			user_can_approve: false,
		}),
	},
	{
		operation: 'getApprovalState',
		arrange: () => approve(),
		sent: [get('/approval_state')],
		row: () => ({
			approval_rules_overwritten: false,
			rules: [
				{
					id: 1,
					name: 'All Members',
					rule_type: 'any_approver',
					approved: true,
					approvals_required: 0,
					approved_by: ['maria.santos'],
					code_owner: false,
				},
			],
		}),
	},
	{
		operation: 'getApprovalRules',
		sent: [list('/approval_rules')],
		row: () => ({
			id: 1,
			name: 'All Members',
			rule_type: 'any_approver',
			approvals_required: 0,
			eligible_approvers: [],
			users: [],
			groups: [],
			section: null,
			overridden: false,
		}),
		rawOnly: 'contains_hidden_groups',
	},
	{
		operation: 'getChanges',
		sent: [list('/diffs')],
		row: () => ({
			new_path: 'src/login.ts',
			old_path: 'src/login.ts',
			new_file: true,
			renamed_file: false,
			deleted_file: false,
			too_large: false,
			diff: '@@ -0,0 +1,1 @@\n+export const attempts = 3;\n',
		}),
		rawOnly: 'b_mode',
	},
	{
		operation: 'getCommits',
		sent: [list('/commits')],
		row: () => ({
			id: head().head,
			short_id: head().head.slice(0, 8),
			title: 'Explain the limit',
			message: 'Explain the limit',
			author_name: 'Aiko Tanaka',
			author_email: time,
			authored_date: time,
			committed_date: time,
			parent_ids: [head().commits[1].id],
			web_url: `${scene.gitlab.url}/acme/website/-/commit/${head().head}`,
		}),
		rawOnly: 'committer_name',
	},
	{
		operation: 'getVersions',
		sent: [list('/versions')],
		row: () => ({
			id: head().id,
			state: 'collected',
			head_commit_sha: head().head,
			base_commit_sha: head().base,
			start_commit_sha: head().base,
			real_size: '2',
			created_at: time,
		}),
		rawOnly: 'patch_id_sha',
	},
	{
		operation: 'getPipelines',
		sent: [list('/pipelines')],
		row: () => pipelineRow({ ref: 'feature/login#2', status: 'success' }),
	},
	{
		operation: 'runPipeline',
		sent: [post('/pipelines')],
		row: () => pipelineRow({ ref: 'refs/merge-requests/1/head', status: 'running' }),
		rawOnly: 'detailed_status',
	},
	{
		operation: 'getParticipants',
		sent: [list('/participants')],
		row: () => expect.objectContaining({ username: 'aiko.tanaka' }) as IDataObject,
	},
	{
		operation: 'getReviewers',
		sent: [list('/reviewers')],
		row: () => ({
			id: 3,
			username: 'jonas.weber',
			name: 'Jonas Weber',
			state: 'unreviewed',
			created_at: time,
		}),
		rawOnly: 'user',
	},
	{
		operation: 'getIssuesClosed',
		sent: [list('/closes_issues')],
		row: () =>
			expect.objectContaining({ iid: 1, title: 'Checkout button does nothing in Safari' }) as IDataObject,
		rawOnly: 'description',
	},
	{
		operation: 'getRelatedIssues',
		sent: [list('/related_issues')],
		row: () => expect.objectContaining({ iid: 1 }) as IDataObject,
		rawOnly: 'description',
	},
	{
		operation: 'getHistory',
		parameters: { kinds: ['state'] },
		arrange: () =>
			scene.mergeRequest(1).events.push({
				id: 1,
				of: 'state',
				state: 'closed',
				source_merge_request_id: null,
				user: scene.seeded.users.jonas,
				created_at: '2026-01-02T03:04:05.000Z',
			}),
		sent: [get('/resource_state_events', { per_page: '100', page: '1' })],
		row: () =>
			expect.objectContaining({ kind: 'state', state: 'closed', user: 'jonas.weber' }) as IDataObject,
		rawOnly: 'resource_type',
	},
	{ operation: 'getTimeStats', sent: [get('/time_stats')], row: stats() },
	{
		operation: 'setTimeEstimate',
		parameters: { duration: '1h' },
		sent: [post('/time_estimate', { duration: '1h' })],
		row: stats({ time_estimate: 3600, human_time_estimate: '1h' }),
	},
	{ operation: 'resetTimeEstimate', sent: [post('/reset_time_estimate')], row: stats() },
	{
		operation: 'addTimeSpent',
		parameters: { duration: '30m' },
		sent: [post('/add_spent_time', { duration: '30m' })],
		row: stats({ total_time_spent: 1800, human_total_time_spent: '30m' }),
	},
	{ operation: 'resetTimeSpent', sent: [post('/reset_spent_time')], row: stats() },
	{
		operation: 'subscribe',
		sent: [post('/subscribe')],
		row: simple({ subscribed: true }),
		rawOnly: 'description',
	},
	{
		operation: 'unsubscribe',
		arrange: () => scene.mergeRequest(1).subscriptions.set(scene.seeded.users.maria, true),
		sent: [post('/unsubscribe')],
		row: simple({ subscribed: false }),
		rawOnly: 'description',
	},
	{
		operation: 'addToDo',
		sent: [post('/todo')],
		row: () =>
			expect.objectContaining({
				state: 'pending',
				target_iid: 1,
				target_type: 'MergeRequest',
			}) as IDataObject,
		rawOnly: 'body',
	},
];

function approve(): void {
	scene
		.mergeRequest(1)
		.approvals.push({ user: scene.seeded.users.maria, approved_at: '2026-01-02T03:04:05.000Z' });
}

function useProjectToken(): void {
	const { world } = scene.gitlab;
	const bot = world.createUser({ username: 'project_1_bot', name: 'Bot' });
	world.addMember(scene.seeded.projects.website, bot, 40);
	scene.token = world.createToken(bot, ['api']);
}

function pipelineRow(changes: IDataObject): IDataObject {
	const [pipeline] = scene.mergeRequest(1).pipelines;
	return {
		id: pipeline.id,
		iid: pipeline.iid,
		project_id: scene.seeded.projects.website.id,
		source: 'merge_request_event',
		sha: pipeline.sha,
		created_at: time,
		updated_at: time,
		web_url: `${scene.gitlab.url}/acme/website/-/pipelines/${pipeline.id}`,
		...changes,
	};
}

test('every operation on one merge request is tried here', () => {
	const listed = ['create', 'createOrUpdate', 'getMany'];
	expect([...cases.map(({ operation }) => operation), ...listed].sort()).toEqual(
		mergeRequest.operations.map(({ name }) => valueOf(name)).sort(),
	);
});

describe.each(cases.map((one) => [one.operation, one] as const))('%s', (operation, one) => {
	test('sends GitLab just what it should', async () => {
		one.arrange?.();
		const { error } = await scene.run(operation, one.parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
	});

	test('gives the row, simplified where it can be', async () => {
		one.arrange?.();
		const { items } = await scene.run(operation, { ...one.parameters, simplify: true });
		expect(items[0]).toMatchObject({ json: {}, pairedItem: { item: 0 } });
		expect(items[0].json).toEqual(one.row());
		expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(11);
	});

	test('fails only the items that are wrong, and says which and why', async () => {
		one.arrange?.();
		const { items, error } = await scene.run(
			operation,
			{ ...one.parameters, mergeRequest: locator('={{ $json.iid }}') },
			{ input: [{ iid: '!1' }, { iid: 404 }, { iid: 'one' }, { iid: '' }], onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		const of = (item: number) =>
			items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		expect(of(0).length).toBeGreaterThan(0);
		expect(of(0).filter(({ json }) => 'error' in json)).toEqual([]);
		expect(of(1).map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/404.*'Merge Request'.*\[item 1\]$/),
		]);
		expect(of(2).map(({ json }) => json.error)).toEqual(["'Merge Request' has no valid IID: one [item 2]"]);
		expect(of(3).map(({ json }) => json.error)).toEqual(["'Merge Request' is empty [item 3]"]);
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			...of(0).map(() => 0),
			1,
			2,
			3,
		]);
	});
});

const simplified = cases.filter(({ rawOnly }) => rawOnly).map((one) => [one.operation, one] as const);

test.each(simplified)('%s gives all that GitLab told where it is not simplified', async (operation, one) => {
	one.arrange?.();
	const { json } = await scene.run(operation, { ...one.parameters, simplify: false });
	expect(Object.keys(one.row())).not.toContain(one.rawOnly);
	expect(Object.keys(json[0])).toContain(one.rawOnly);
});
