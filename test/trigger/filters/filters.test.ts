import type { IDataObject } from 'n8n-workflow';
import { GitlabTrigger } from '../../../nodes/Gitlab/GitlabTrigger.node';
import { isLike } from '../../../nodes/Gitlab/wildcards';
import { HOOK_EVENTS } from '../../../nodes/Gitlab/trigger/events/hookEvents';
import type { Case } from './filtering';
import { changed, comment, Filtering, labels, maria, MR, NOTE, push, request } from './filtering';

const filtering = new Filtering();

const { properties } = new GitlabTrigger().description;
const fields = (properties.find(({ name }) => name === 'filters')?.options ?? []) as unknown as Array<{
	name: string;
	displayName: string;
	displayOptions?: { show: { '/events': string[] } };
}>;

const NONE = '0'.repeat(40);
const pipeline = (ref: string, more: IDataObject = {}): IDataObject => ({
	object_kind: 'pipeline',
	object_attributes: { ref },
	...more,
});
const reviewer = (state: string, re_requested = false) => ({ id: 6, state, re_requested });

const actions = (...mergeRequestActions: string[]) => ({ mergeRequestActions });

const pass: Case[] = [
	['no filter', {}, MR, request()],
	['an emptied filter', { mergeRequestActions: [], targetBranches: ' , ' }, MR, request()],
	['opened', actions('closed', 'opened'), MR, request({ action: 'open' })],
	['merged', actions('merged'), MR, request({ action: 'merge' })],
	['an approval', actions('approval_added'), MR, request({ action: 'approval' })],
	['approved by all', actions('approved'), MR, request({ action: 'approved' })],
	['new commits', actions('new_commits'), MR, request({ oldrev: 'abc' })],
	['new commits with changes', actions('new_commits'), MR, request({ oldrev: 'abc' }, { changes: {} })],
	['labels changed', actions('labels_changed'), MR, changed({ labels: { previous: [], current: [] } })],
	['marked ready', actions('marked_ready'), MR, changed({ draft: { previous: true, current: false } })],
	[
		'marked ready on old servers',
		actions('marked_ready'),
		MR,
		changed({ title: { previous: 'Draft: A', current: 'A' } }),
	],
	['marked draft', actions('marked_draft'), MR, changed({ draft: { previous: false, current: true } })],
	[
		'a review',
		actions('review_submitted'),
		MR,
		changed({ reviewers: [[reviewer('unreviewed')], [reviewer('approved')]] }),
	],
	[
		'a review asked for again',
		actions('review_requested_again'),
		MR,
		changed({ reviewers: [[reviewer('approved')], [reviewer('unreviewed', true)]] }),
	],
	[
		'reviewers changed',
		actions('reviewers_changed'),
		MR,
		changed({ reviewers: [[], [reviewer('unreviewed')]] }),
	],
	['actions of something else', { issueActions: ['closed'] }, MR, request()],
	[
		'a task closed',
		{ issueActions: ['closed'] },
		'Issue Hook',
		{ object_kind: 'work_item', object_attributes: { action: 'close' } },
	],
	[
		'a pipeline failed',
		{ pipelineStatuses: ['failed'] },
		'Pipeline Hook',
		{ object_kind: 'pipeline', object_attributes: { status: 'failed' } },
	],
	['a job failed', { jobStatuses: ['failed'] }, 'Job Hook', { object_kind: 'build', build_status: 'failed' }],
	[
		'a deployment approved',
		{ deploymentStatuses: ['approved'] },
		'Deployment Hook',
		{ object_kind: 'deployment', status: 'approved' },
	],
	['a branch created', { pushActions: ['created'] }, 'Push Hook', push({ before: NONE })],
	['a branch deleted', { pushActions: ['deleted'] }, 'Push Hook', push({ after: NONE })],
	[
		'a tag deleted',
		{ tagActions: ['deleted'] },
		'Tag Push Hook',
		{ object_kind: 'tag_push', before: 'a1', after: NONE },
	],
	['the target branch', { targetBranches: 'stable, main' }, MR, request()],
	['the source branch', { sourceBranches: 'feature/*' }, MR, request()],
	['the branch of a comment', { targetBranches: 'main' }, NOTE, comment('Hi')],
	[
		'comments on what has no branch',
		{ targetBranches: 'x' },
		NOTE,
		comment('Hi', { object_attributes: { note: 'Hi', noteable_type: 'Issue' } }),
	],
	['the pushed branch', { refs: 'main, release/*' }, 'Push Hook', push()],
	['the pushed tag', { refs: 'v?.*' }, 'Tag Push Hook', { object_kind: 'tag_push', ref: 'refs/tags/v1.0' }],
	[
		'the branch of a pipeline',
		{ refs: 'main' },
		'Pipeline Hook',
		{ object_kind: 'pipeline', object_attributes: { ref: 'main' } },
	],
	...['head', 'merge', 'train'].map(
		(end): Case => [
			`the source branch of a merge request's pipeline for its ${end}`,
			{ refs: 'feature/*' },
			'Pipeline Hook',
			pipeline(`refs/merge-requests/438/${end}`, { merge_request: { source_branch: 'feature/x' } }),
		],
	),
	[
		"the ref of a merge request's pipeline",
		{ refs: 'refs/merge-requests/*' },
		'Pipeline Hook',
		pipeline('refs/merge-requests/438/head', { merge_request: null }),
	],
	[
		"the ref of a merge request's job",
		{ refs: 'refs/merge-requests/*/head' },
		'Job Hook',
		{ object_kind: 'build', ref: 'refs/merge-requests/438/head' },
	],
	[
		'a ref that is neither branch nor tag',
		{ refs: 'refs/environments/*' },
		'Pipeline Hook',
		pipeline('refs/environments/review'),
	],
	['a label', { labels: 'x, prio::*' }, MR, request({}, { labels: labels('prio::high') })],
	['a label of what a comment is on', { labels: 'bug' }, NOTE, comment('Hi')],
	[
		'a label added',
		{ labelsAdded: 'bug' },
		MR,
		changed({ labels: { previous: labels('a'), current: labels('a', 'bug') } }),
	],
	[
		'a label from the start',
		{ labelsAdded: 'bug' },
		MR,
		request({ action: 'open' }, { labels: labels('bug') }),
	],
	[
		'a label removed',
		{ labelsRemoved: 'a' },
		MR,
		changed({ labels: { previous: labels('a'), current: [] } }),
	],
	['by a username', { by: 'x, @Jonas.Weber' }, MR, request()],
	['by an ID', { by: '3' }, MR, request()],
	['by me', { by: 'me' }, MR, request({}, { user: maria })],
	['not by me, by another', { notBy: 'me, bots' }, MR, request()],
	['by a bot', { by: 'bots' }, MR, request({}, { user: { id: 9, username: 'project_1_bot_0a1b' } })],
	['by a pusher', { by: 'maria.santos' }, 'Push Hook', push({ user_id: 2, user_username: 'maria.santos' })],
	['not by somebody, by nobody that is told', { notBy: 'x' }, 'Release Hook', { object_kind: 'release' }],
	['a word', { commentContains: 'please, THANKS' }, NOTE, comment('Many thanks!')],
	['a pattern', { commentMatches: 'release v?.* is out*' }, NOTE, comment('Hi\nrelease v1.0 is out now')],
	['a command', { command: '/deploy' }, NOTE, comment('Fine.\r\n/deploy prod')],
	['a command with a word', { command: 'rollback, /deploy prod' }, NOTE, comment('/Deploy prod now')],
	['only drafts', { draft: 'drafts' }, NOTE, comment('Hi')],
	['only what is ready', { draft: 'ready' }, MR, request()],
	[
		'a file',
		{ changedFiles: 'docs/*' },
		'Push Hook',
		push({ commits: [{ added: [], modified: ['docs/a/b.md'], removed: [] }] }),
	],
	[
		'a push whose files are not all told',
		{ changedFiles: 'docs/*' },
		'Push Hook',
		push({ total_commits_count: 21, commits: [{ added: ['x'] }] }),
	],
];

const hold: Case[] = [
	['another action', actions('opened', 'closed'), MR, request({ action: 'merge' })],
	['another change', actions('labels_changed'), MR, changed({ title: { previous: 'a', current: 'b' } })],
	[
		'labels from the start',
		actions('labels_changed'),
		MR,
		request({ action: 'open' }, { changes: { labels: { previous: [], current: labels('a') } } }),
	],
	[
		'ready as before',
		actions('marked_ready', 'marked_draft'),
		MR,
		changed({ title: { previous: 'Draft: a', current: 'Draft: b' } }),
	],
	[
		'a review begun',
		actions('review_submitted'),
		MR,
		changed({ reviewers: [[reviewer('unreviewed')], [reviewer('review_started')]] }),
	],
	[
		'another status',
		{ pipelineStatuses: ['failed', 'canceled'] },
		'Pipeline Hook',
		{ object_kind: 'pipeline', object_attributes: { status: 'success' } },
	],
	['commits to a branch that was there', { pushActions: ['created', 'deleted'] }, 'Push Hook', push()],
	['another target branch', { targetBranches: 'stable, mai' }, MR, request()],
	['another source branch', { sourceBranches: 'fix/*' }, MR, request()],
	['a comment for another branch', { targetBranches: 'stable' }, NOTE, comment('Hi')],
	['another pushed branch', { refs: 'main, release' }, 'Push Hook', push()],
	[
		"another source branch of a merge request's pipeline",
		{ refs: 'feature/*, main' },
		'Pipeline Hook',
		pipeline('refs/merge-requests/4/head', {
			merge_request: { source_branch: 'fix', target_branch: 'main' },
		}),
	],
	[
		"a branch's pipeline, by the source branch of its merge request",
		{ refs: 'feature/*' },
		'Pipeline Hook',
		pipeline('main', { merge_request: { source_branch: 'feature/x' } }),
	],
	...['merge-requests/4/head', 'environments/x', 'keep-around/a1', 'pipelines/9', 'workloads/a1'].map(
		(ref): Case => [
			`refs/${ref}, by a branch`,
			{ refs: 'main, x' },
			'Pipeline Hook',
			pipeline(`refs/${ref}`),
		],
	),
	['no such label', { labels: 'prio' }, MR, request({}, { labels: labels('prio::high') })],
	['no label', { labels: '*' }, MR, request()],
	[
		'a label that was there',
		{ labelsAdded: 'a' },
		MR,
		changed({ labels: { previous: labels('a'), current: labels('a', 'b') } }),
	],
	['no change of labels', { labelsAdded: '*' }, MR, request({}, { labels: labels('a') })],
	['another user', { by: 'maria.santos, 33' }, MR, request()],
	['by nobody that is told', { by: 'x' }, 'Release Hook', { object_kind: 'release', action: 'create' }],
	['not that user', { notBy: 'jonas.weber' }, MR, request()],
	['not by me', { notBy: 'me' }, MR, request({}, { user: maria })],
	['me, told by ID only', { notBy: 'me' }, 'Push Hook', push({ user_id: 2 })],
	['not by bots', { notBy: 'bots' }, MR, request({}, { user: { id: 9, username: 'renovate-bot' } })],
	[
		'not by who approves a deployment',
		{ notBy: 'me' },
		'Deployment Hook',
		{ object_kind: 'deployment', user: { id: 3, username: 'j' }, approver: maria },
	],
	['no such word', { commentContains: 'please' }, NOTE, comment('thanks')],
	['part of the pattern', { commentMatches: 'release' }, NOTE, comment('the release')],
	['no command', { command: '/deploy' }, NOTE, comment('Try /deploy prod')],
	['a longer command', { command: '/deploy' }, NOTE, comment('/deployment prod')],
	['a command with another word', { command: '/deploy prod' }, NOTE, comment('/deploy test prod')],
	['a command in code', { command: '/deploy' }, NOTE, comment('```\n/deploy prod\n```')],
	['a command that is quoted', { command: '/deploy' }, NOTE, comment('> /deploy prod')],
	['a draft', { draft: 'ready' }, NOTE, comment('Hi')],
	['what is ready', { draft: 'drafts' }, MR, request()],
	[
		'other files',
		{ changedFiles: 'docs/*, *.md' },
		'Push Hook',
		push({ total_commits_count: 1, commits: [{ added: ['a.ts'], modified: [], removed: [] }] }),
	],
	['one filter of two', { targetBranches: 'main', labels: 'bug' }, MR, request()],
];

it.each(pass)('let through: %s', async (_what, filters, header, body) => {
	expect(await filtering.starts(filters, header, body)).toBe(true);
});

it.each(hold)('hold back: %s', async (_what, filters, header, body) => {
	expect(await filtering.starts(filters, header, body)).toBe(false);
});

it('a command comes out with its words', async () => {
	await filtering.starts({ command: '/deploy' }, NOTE, comment('/deploy prod "right now" --force'));
	expect(filtering.stage.workflow.executions.at(-1)).toMatchObject({
		command: { name: 'deploy', args: ['prod', 'right now', '--force'], text: 'prod "right now" --force' },
	});
	await filtering.starts({ command: '/deploy' }, MR, request());
	expect(filtering.stage.workflow.executions.at(-1)).toMatchObject({ event: 'merge_request', command: null });
});

describe("the credential's own user", () => {
	it('is asked for when the workflow is switched on, and only where a filter needs it', async () => {
		const asked = () => filtering.stage.gitlab.requests.filter(({ path }) => path === '/api/v4/user').length;
		const before = asked();
		filtering.stage.workflow.parameters.filters = { by: 'jonas.weber' };
		await filtering.stage.workflow.activate();
		expect(asked()).toBe(before);
		filtering.stage.workflow.parameters.filters = { notBy: 'bots, Me' };
		await filtering.stage.workflow.activate();
		expect(asked()).toBeGreaterThan(before);
		expect(filtering.stage.workflow.memory.me).toEqual({ id: 2, username: 'maria.santos' });
	});

	it('is known when what n8n saved of it was saved over', async () => {
		delete filtering.stage.workflow.memory.me;
		expect(await filtering.starts({ notBy: 'me' }, MR, request({}, { user: maria }))).toBe(false);
	});
});

it.each([
	[MR, 'merge_request'],
	['Issue Hook', 'issue'],
	[NOTE, 'note'],
	['Pipeline Hook', 'pipeline'],
	['Job Hook', 'build'],
	['Push Hook', 'push'],
	['Deployment Hook', 'deployment'],
])('a body in which all is null breaks no filter: %s, %s', async (header, object_kind) => {
	const none = ['user', 'merge_request', 'issue', 'labels', 'changes', 'commits', 'assignees', 'reviewers'];
	const attributes = ['author_id', 'note', 'labels', 'action', 'source_branch', 'oldrev', 'updated_by_id'];
	const nulls = (names: string[]) => Object.fromEntries(names.map((name) => [name, null]));
	const inner = { object_attributes: nulls(attributes), changes: nulls(['labels', 'draft', 'reviewers']) };
	for (const { name } of fields) {
		for (const more of [{}, { object_attributes: null }, inner]) {
			await filtering.starts({ [name]: 'x' }, header, { object_kind, ...nulls(none), ...more });
		}
	}
});

describe('the filters that are offered', () => {
	it('are in the order of their names', () => {
		const names = fields.map(({ displayName }) => displayName);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('are all tried here', () => {
		const tried = new Set([...pass, ...hold].flatMap(([, filters]) => Object.keys(filters)));
		const plain = [
			'commentActions',
			'emojiActions',
			'featureFlagActions',
			'memberActions',
			'milestoneActions',
			'minimumRole',
			'projectActions',
			'releaseActions',
			'subgroupActions',
			'vulnerabilityStatuses',
			'wikiPageActions',
		];
		expect(fields.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(plain);
	});

	it('are shown for events that exist', () => {
		const known = HOOK_EVENTS.map(({ flag }) => flag as string);
		const shown = fields.flatMap(({ displayOptions }) => displayOptions?.show['/events'] ?? []);
		expect(shown.filter((flag) => !known.includes(flag))).toEqual([]);
	});
});

describe('wildcards', () => {
	it.each([
		['', '', true],
		['a', '', false],
		['abc', '*', true],
		['', '**', true],
		['abc', 'a?c', true],
		['abc', '?', false],
		['a/b/c.md', 'a/*.md', true],
		['abcabd', '*ab?d', false],
		['xabyabd', '*abd', true],
		['main', 'MAIN', false],
		['a.c', 'a.c', true],
		['abc', 'a.c', false],
	])('%j like %j: %s', (text, pattern, expected) => {
		expect(isLike(text, pattern)).toBe(expected);
	});

	it('do not run wild', async () => {
		const began = process.cpuUsage().user;
		const filters = { commentMatches: `${'*a'.repeat(99)}c` };
		expect(await filtering.starts(filters, NOTE, comment('a'.repeat(500_000) + 'b'))).toBe(false);
		expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
	});
});
