import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expectCommitted } from '../generated/committed';

const folder = path.resolve(__dirname, '../../docs/coming-from-n8n-gitlab');
const script = path.join(folder, 'move.mjs');

interface Node {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	[more: string]: unknown;
}

interface Moved {
	nodes: Node[];
	notes: string;
}

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });
const at = { owner: 'acme', repository: 'website' };
const project = byId('acme/website');

describe("moving workflows from n8n's own GitLab nodes", () => {
	let place: string;
	beforeAll(() => {
		place = mkdtempSync(path.join(tmpdir(), 'moving-'));
	});
	afterAll(() => rmSync(place, { recursive: true }));

	/** What the command makes of some nodes. */
	function move(nodes: object[], connections: object = {}): Moved {
		const file = path.join(place, 'workflow.json');
		writeFileSync(file, JSON.stringify({ name: 'Old', nodes, connections }));
		const { stdout, stderr, status } = spawnSync('node', [script, file], { encoding: 'utf8' });
		if (status !== 0) throw new Error(stderr);
		return { nodes: (JSON.parse(stdout) as { nodes: Node[] }).nodes, notes: stderr };
	}

	const old = (parameters: object, more: object = {}) => ({
		...{ id: '1', name: 'GitLab', type: 'n8n-nodes-base.gitlab', typeVersion: 1, position: [0, 0] },
		...{ parameters, ...more },
	});
	const oldTrigger = (parameters: object) => ({
		...{ id: '2', name: 'GitLab Trigger', type: 'n8n-nodes-base.gitlabTrigger', typeVersion: 1 },
		...{ position: [0, 0], webhookId: 'hook', parameters },
	});
	const reader = (name: string, text: string, type = 'set') => ({
		...{ id: name, name, type: `n8n-nodes-base.${type}`, typeVersion: 3, position: [0, 0] },
		parameters: { text },
	});
	const to = (...names: string[]) => ({ main: [names.map((node) => ({ node, type: 'main', index: 0 }))] });

	it.each([
		[
			'issue: create',
			{
				...{ title: '=About {{ $json.name }}', body: 'Text', due_date: '' },
				...{ labels: [{ label: 'bug' }, { label: '={{ $json.label }}' }], assignee_ids: [{ assignee: 7 }] },
			},
			{
				...{ resource: 'issue', operation: 'create', project, title: '=About {{ $json.name }}' },
				additionalFields: {
					description: 'Text',
					labels: '={{ ["bug", $json.label] }}',
					assignee_ids: [7],
				},
			},
		],
		[
			'issue: edit',
			{ resource: 'issue', operation: 'edit', issueNumber: 3, editFields: { labels: [], state: 'closed' } },
			{
				...{ resource: 'issue', operation: 'update', project, issue: byId('3') },
				updateFields: { labels: [], state_event: 'close' },
			},
		],
		[
			'repository: getIssues',
			{
				...{ resource: 'repository', operation: 'getIssues', returnAll: true },
				getRepositoryIssuesFilters: { state: '', author_username: 'aiko', labels: 'bug, ui', sort: 'asc' },
			},
			{
				...{ resource: 'issue', operation: 'getMany', belongsTo: 'project', project, returnAll: true },
				filters: { labels: ['bug', 'ui'], author_id: byId('aiko') },
				options: { sort: 'asc' },
			},
		],
		[
			'release: getAll',
			{ resource: 'release', operation: 'getAll', projectId: '={{ $json.id }}', limit: 3 },
			{
				...{ resource: 'release', operation: 'getMany', belongsTo: 'project' },
				...{ project: byId('={{ $json.id }}'), returnAll: false, limit: 3, options: {} },
			},
		],
		[
			'file: create',
			{
				...{ resource: 'file', operation: 'create', filePath: 'a.txt', branch: 'main' },
				...{ commitMessage: 'Add', binaryData: true, binaryPropertyName: 'file' },
				additionalParameters: { author: { name: 'Ada', email: '' }, branchStart: { branchStart: 'old' } },
			},
			{
				...{ resource: 'file', operation: 'create', project, filePath: 'a.txt', branch: byId('main') },
				...{ commit_message: 'Add', additionalFields: { author_name: 'Ada', start_branch: 'old' } },
				...{ contentFrom: 'file', inputDataField: 'file' },
			},
		],
	])('carries over the fields of %s', (_what, given, parameters) => {
		const { nodes } = move([old({ ...at, ...given })]);
		expect(nodes).toMatchObject([{ type: 'n8n-nodes-gitlab-devops.gitlab', typeVersion: 1 }]);
		expect(nodes[0].parameters).toEqual({ ...parameters, simplify: false });
	});

	it('joins owner and repository, whichever of them is an expression', () => {
		const projects = [
			{ owner: '={{ $json.owner }}', repository: 'website' },
			{ owner: 'acme/platform', repository: '=api-{{ $json.n }}' },
			{ owner: 'a{{b', repository: '={{ $json.name }}' },
		].map((place) => move([old({ ...place, resource: 'repository', operation: 'get' })]).nodes[0]);
		expect(projects.map(({ parameters }) => parameters.project)).toEqual([
			byId('={{ $json.owner }}/website'),
			byId('=acme/platform/api-{{ $json.n }}'),
			byId("=a{{ '{{' }}b/{{ $json.name }}"),
		]);
	});

	it("keeps a node's settings, and asks for its credential by name", () => {
		const settings = { onError: 'continueRegularOutput', retryOnFail: true, disabled: true };
		const credentials = { gitlabApi: { id: '5', name: 'Our GitLab' } };
		const { nodes, notes } = move([
			old({ ...at, resource: 'repository', operation: 'get' }, { ...settings, credentials }),
		]);
		expect(nodes).toMatchObject([
			{ ...settings, credentials: { gitlabDevopsApi: { id: null, name: 'Our GitLab' } } },
		]);
		expect(notes).toContain("the new one of 'Our GitLab'");
		expect(JSON.stringify(nodes)).not.toContain('gitlabApi');
	});

	it.each(['={{ $json.operation }}', 'transfer'])(
		'leaves a node whose operation is %s, and says so',
		(operation) => {
			const node = old({ ...at, resource: 'issue', operation });
			const { nodes, notes } = move([node]);
			expect(nodes).toEqual([node]);
			expect(notes).toMatch(/^GitLab: Not moved/);
		},
	);

	it('an agent keeps its tool, with what tells it how to use it', () => {
		const told = { descriptionType: 'manual', toolDescription: 'Reads an issue' };
		const issueNumber = "={{ $fromAI('Issue_Number', ``, 'number') }}";
		const given = { ...at, ...told, resource: 'issue', operation: 'get', issueNumber };
		const { nodes } = move([old(given, { type: 'n8n-nodes-base.gitlabTool' })]);
		expect(nodes).toMatchObject([
			{
				type: 'n8n-nodes-gitlab-devops.gitlabTool',
				parameters: { ...told, operation: 'get', issue: byId(issueNumber) },
			},
		]);
	});

	it.each([
		[
			['*'],
			[
				...['note', 'confidential_issues', 'confidential_note', 'deployment', 'issues', 'job'],
				...['merge_requests', 'pipeline', 'push', 'releases', 'tag_push', 'wiki_page'],
			],
		],
		[
			['push', 'note'],
			['push', 'note'],
		],
	])('the trigger hears the same events: %j', (events, heard) => {
		const { nodes } = move([oldTrigger({ ...at, events })]);
		expect(nodes).toMatchObject([
			{ type: 'n8n-nodes-gitlab-devops.gitlabTrigger', typeVersion: 2, webhookId: 'hook' },
		]);
		expect(nodes[0].parameters).toEqual({
			...{ place: 'project', project, events: heard.map((event) => `${event}_events`) },
			...{ output: 'full', options: { includeHeaders: true } },
		});
	});

	it("what read the trigger's body reads it where it is now, and nothing else is touched", () => {
		const named =
			"={{ $('GitLab Trigger').item.json.body.user.name }} {{ $node[\"GitLab Trigger\"].json['body'].ref }}";
		const { nodes, notes } = move(
			[
				oldTrigger({ ...at, events: ['push'] }),
				reader('Next', '={{ $json.body.project.id }} of {{ $json["body"].ref }} {{ $json.bodyguard }}'),
				reader('If', '={{ $json.body.ref }}', 'if'),
				reader('After If', '={{ $json.body.ref }}'),
				reader('Far', named),
				reader('Other', '={{ $json.body.ref }}'),
				reader('Plain', '$json.body.ref'),
			],
			{
				'GitLab Trigger': to('Next', 'If', 'Plain'),
				...{ If: to('After If'), 'After If': to('Far'), Far: to('Other') },
			},
		);
		const texts = Object.fromEntries(nodes.slice(1).map(({ name, parameters }) => [name, parameters.text]));
		expect(texts).toEqual({
			Next: '={{ $json.project.id }} of {{ $json.ref }} {{ $json.bodyguard }}',
			...{ If: '={{ $json.ref }}', 'After If': '={{ $json.ref }}' },
			Far: '={{ $(\'GitLab Trigger\').item.json.user.name }} {{ $node["GitLab Trigger"].json.ref }}',
			...{ Other: '={{ $json.body.ref }}', Plain: '$json.body.ref' },
		});
		expect(notes).toContain("Other: Look at it: it reads a 'body'.");
	});

	it('says how it is used, where no file is named', () => {
		expect(() => execFileSync('node', [script], { stdio: 'pipe' })).toThrow(/Usage/);
	});

	it('the workflow that moves workflows runs the same text', () => {
		const texts = ['moveWorkflow.mjs', 'form.mjs'].map((name) =>
			readFileSync(path.join(folder, name), 'utf8'),
		);
		const text = texts.join('\n').replaceAll(/^export |^import .*\n/gm, '');
		const call = "return [{ json: { page: answerForm($json['Workflow as JSON']) } }];";
		const file = path.join(folder, 'move-workflows.json');
		const workflow = JSON.parse(readFileSync(file, 'utf8')) as { nodes: Node[] };
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Move'
				? { ...node, parameters: { ...node.parameters, jsCode: `${text}\n${call}` } }
				: node,
		);
		expectCommitted(
			'docs/coming-from-n8n-gitlab/move-workflows.json',
			`${JSON.stringify({ ...workflow, nodes }, null, '\t')}\n`,
		);
	});
});
