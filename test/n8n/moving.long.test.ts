import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import axios from 'axios';

import type { Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import type { Execution } from './execution';
import type { Workflow, WorkflowNode } from './rest';
import { N8n } from './rest';
import { until } from './until';
import { chained } from './workflows';

const script = path.resolve(__dirname, '../../docs/coming-from-n8n-gitlab/move.mjs');
const NAME = 'The GitLab of both';
const NAME_THERE = 'The GitLab of the triggers';

type Row = Record<string, unknown>;

const at = { owner: 'acme', repository: 'website' };
const release = { projectId: 'acme%2Fwebsite', tag_name: 'v9.0' };
const file = { filePath: 'docs/new file.md', branch: 'main', commitMessage: 'Write' };
const issueNumber = "={{ $('issue: create').item.json.iid }}";

/** All 18 operations of n8n's own node, in an order in which each has what it needs. */
const OLD: Array<Record<string, object>> = [
	{
		'issue: create': {
			...{ title: '=Written at {{ $now.year }}', body: 'A text', due_date: '2030-01-31' },
			...{ labels: [{ label: 'bug' }, { label: '={{ "design" }}' }], assignee_ids: [{ assignee: 2 }] },
		},
		'issue: createComment': { issueNumber, body: 'Seen' },
		'issue: edit': {
			...{ issueNumber },
			editFields: { title: 'Rewritten', description: 'Another', labels: [{ label: 'feature' }] },
		},
		'issue: get': { issueNumber },
		'issue: lock': { issueNumber, lockReason: 'spam' },
	},
	{ 'repository: get': {} },
	{
		'repository: getIssues': {
			...{ returnAll: false, limit: 3 },
			getRepositoryIssuesFilters: { state: 'opened', author_username: 'aiko.tanaka', order_by: 'created_at' },
		},
	},
	{ 'user: getRepositories': { owner: 'maria.santos' } },
	{
		'release: create': { releaseTag: 'v9.0', additionalFields: { name: 'Nine', ref: 'main' } },
		'release: get': release,
		'release: update': { ...release, additionalFields: { description: 'All is new' } },
		'release: getAll': { projectId: release.projectId, returnAll: true, additionalFields: { sort: 'asc' } },
		'release: delete': release,
	},
	{
		'file: create': { ...file, fileContent: '# New', additionalParameters: { author: { name: 'Ada' } } },
		'file: get': { filePath: file.filePath, additionalParameters: { reference: 'main' } },
		'file: edit': { ...file, fileContent: '# Newer', additionalParameters: {} },
		'file: list': { filePath: 'docs', limit: 5, additionalParameters: { ref: 'main' } },
		'file: delete': { ...file, additionalParameters: {} },
	},
];

/** A delivery of each of the 12 events that n8n's own trigger has. */
const EVENTS: Array<[header: string, payload: object]> = [
	['Note Hook', { object_kind: 'note', object_attributes: { id: 1, note: 'Yes', noteable_type: 'Issue' } }],
	[
		'Confidential Note Hook',
		{
			...{ object_kind: 'note', event_type: 'confidential_note' },
			object_attributes: { id: 2, note: 'Psst', noteable_type: 'Issue', internal: true },
		},
	],
	['Confidential Issue Hook', { object_kind: 'issue', object_attributes: { iid: 1, confidential: true } }],
	['Deployment Hook', { object_kind: 'deployment', status: 'success', deployment_id: 1 }],
	['Issue Hook', { object_kind: 'issue', object_attributes: { iid: 2, action: 'open' } }],
	['Job Hook', { object_kind: 'build', build_id: 1, build_status: 'failed' }],
	['Merge Request Hook', { object_kind: 'merge_request', object_attributes: { iid: 1, action: 'open' } }],
	['Pipeline Hook', { object_kind: 'pipeline', object_attributes: { id: 1, status: 'success' } }],
	['Push Hook', { object_kind: 'push', ref: 'refs/heads/main', commits: [] }],
	['Release Hook', { object_kind: 'release', action: 'create', tag: 'v1' }],
	['Tag Push Hook', { object_kind: 'tag_push', ref: 'refs/tags/v1' }],
	['Wiki Page Hook', { object_kind: 'wiki_page', object_attributes: { slug: 'home', action: 'create' } }],
];

/** What an old node is, apart from its parameters. */
const oldNode = (name: string, type: string, parameters: object, credential: string): WorkflowNode => ({
	...{ id: name, name, type: `n8n-nodes-base.${type}`, typeVersion: 1, position: [240, 0] },
	...{ parameters: { ...at, ...parameters }, credentials: { gitlabApi: { id: credential, name: NAME } } },
});

function moved(workflow: Workflow): Workflow {
	const folder = mkdtempSync(path.join(tmpdir(), 'moving-'));
	try {
		const from = path.join(folder, 'workflow.json');
		writeFileSync(from, JSON.stringify(workflow));
		return JSON.parse(execFileSync('node', [script, from], { stdio: 'pipe' }).toString()) as Workflow;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** A GitLab as it is in the beginning, with what n8n needs to work there. */
async function world(n8n: N8n, type: string) {
	const gitlab = await startGitlab({ hookCallsPerMinute: 100 });
	const { token, projects } = seed(gitlab.world);
	const data = { server: gitlab.url, accessToken: token };
	return {
		gitlab,
		token,
		website: projects.website,
		credential: (await n8n.createCredential(NAME, type, data)).id,
	};
}

/** What GitLab takes as nothing: an empty body where there is none, and the encoding that it assumes. */
const DEFAULTS = { encoding: 'text' };

/** What the nodes asked of GitLab, without their own addresses and GitLab's defaults. */
function asked({ requests, url }: Gitlab) {
	return requests.map(({ method, path: place, query, body }) => ({
		method,
		path: decodeURIComponent(place),
		given: {
			...DEFAULTS,
			...query,
			...(JSON.parse(JSON.stringify(body ?? {}).replaceAll(url, '')) as object),
		},
	}));
}

/** An output without addresses, times, and what is drawn by lot. */
function comparable(items: Row[], { url }: Gitlab): Row[] {
	const text = JSON.stringify(items).replaceAll(url, '');
	return JSON.parse(
		text
			.replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"a time"')
			.replaceAll(/\b[\da-f]{40}\b/g, 'a commit')
			.replaceAll(/\b[\da-f]{8,11}\b/g, 'short'),
	) as Row[];
}

describe("workflows moved from n8n's own GitLab nodes, beside the old ones", () => {
	let n8n: N8n;
	let before: Awaited<ReturnType<typeof world>>;
	let after: Awaited<ReturnType<typeof world>>;
	const made: string[] = [];
	const create = async (workflow: Workflow) => {
		const { id } = await n8n.createWorkflow(workflow);
		made.push(id);
		return id;
	};

	beforeAll(async () => {
		n8n = await N8n.logIn(process.env.N8N_URL ?? '');
		before = await world(n8n, 'gitlabApi');
		after = await world(n8n, 'gitlabDevopsApi');
	});
	afterAll(async () => {
		for (const id of made) await n8n.remove(id);
		await before?.gitlab.close();
		await after?.gitlab.close();
	});

	describe('the 18 operations', () => {
		let old: Execution;
		let now: Execution;
		const names = OLD.flatMap((chain) => Object.keys(chain));

		beforeAll(async () => {
			const nodes = OLD.map((chain) =>
				Object.entries(chain).map(([name, parameters]) => {
					const [resource, operation] = name.split(': ');
					return oldNode(name, 'gitlab', { resource, operation, ...parameters }, before.credential);
				}),
			);
			const workflow = chained('The old operations', nodes);
			old = await n8n.run(await create(workflow), 'Start');
			now = await n8n.run(await create(moved(workflow)), 'Start');
		});

		it('both run to their ends, and are all that there are', () => {
			expect([old.error, now.error]).toEqual([undefined, undefined]);
			expect(Object.keys(old.output).sort()).toEqual([...names, 'Start'].sort());
			expect(Object.keys(now.output).sort()).toEqual([...names, 'Start'].sort());
			expect(names).toHaveLength(18);
		});

		it('the same writes reach GitLab', () => {
			const writes = (gitlab: Gitlab) => asked(gitlab).filter(({ method }) => method !== 'GET');
			expect(writes(after.gitlab)).toEqual(writes(before.gitlab));
		});

		const removed = (_was: Row, is: Row) => expect(is).toMatchObject({ deleted: true });
		/** What the page on moving says is different; all else is the same. */
		const DIFFERENT: Record<string, (was: Row, is: Row) => void> = {
			'issue: lock': (was, is) => {
				expect(was).toMatchObject({ discussion_locked: null });
				expect(is).toEqual({ ...was, discussion_locked: true });
			},
			...{ 'release: delete': removed, 'file: delete': removed },
			'file: get': (was, is) => {
				expect(was).toMatchObject({ file_path: file.filePath, branch: 'main' });
				expect(is).toMatchObject({ file_path: file.filePath, ref: 'main', size: 5 });
			},
		};
		const same = (was: Row, is: Row) => expect(is).toEqual(was);

		it.each(names)('%s gives out what it gave before, or what is said', (name) => {
			const [was, is] = [
				comparable(old.output[name], before.gitlab),
				comparable(now.output[name], after.gitlab),
			];
			expect(is).toHaveLength(was.length);
			for (const [at, row] of was.entries()) (DIFFERENT[name] ?? same)(row, is[at]);
		});
	});

	describe('the 12 events', () => {
		let id: string;
		const project = () => before.website;

		/** What each of a workflow's nodes put out for one delivery of each event. */
		async function hear() {
			const [hook] = project().hooks;
			const heard = (await n8n.executions(id)).length;
			for (const [header, payload] of EVENTS) {
				const body = { ...payload, project: { id: project().id, path_with_namespace: 'acme/website' } };
				expect(await before.gitlab.deliver(hook, header, body)).toBe(200);
			}
			const done = await until('all is heard', async () => {
				const executions = (await n8n.executions(id)).slice(heard);
				return executions.length === EVENTS.length ? executions : undefined;
			});
			return done.map(({ output }) => output);
		}

		beforeAll(async () => {
			const { credential } = before;
			const trigger = {
				...oldNode('GitLab Trigger', 'gitlabTrigger', { ...at, events: ['*'] }, credential),
				webhookId: randomUUID(),
			};
			const reader = oldNode('Reader', 'set', {}, credential);
			const assignments = [
				'{{ $json.body.object_kind }}',
				'{{ $("GitLab Trigger").item.json.body.project.id }}',
			];
			const workflow = chained(
				'The old trigger',
				[
					[
						{
							...reader,
							...{ typeVersion: 3.4, credentials: undefined },
							parameters: {
								assignments: {
									assignments: assignments.map((value, nth) => ({
										...{ id: String(nth), name: `value ${nth}`, value: `=${value}`, type: 'string' },
									})),
								},
							},
						},
					],
				],
				trigger,
			);
			id = await create(workflow);
			await n8n.createCredential(NAME_THERE, 'gitlabDevopsApi', {
				server: before.gitlab.url,
				accessToken: before.token,
			});
		});

		it('start the same workflow with the same bodies, and there is never a second hook', async () => {
			await n8n.publish(id);
			expect(project().hooks).toHaveLength(1);
			const was = await hear();
			const old = await n8n.workflow(id);
			const [{ credentials }] = old.nodes.filter(({ name }) => name === 'GitLab Trigger');
			for (const credential of Object.values(credentials ?? {})) credential.name = NAME_THERE;
			await n8n.save(id, moved(old));
			await n8n.publish(id);
			expect(project().hooks).toHaveLength(1);
			const is = await hear();
			expect(is.map(({ Reader }) => Reader)).toEqual(was.map(({ Reader }) => Reader));
			const bodies = was.map((output) => output['GitLab Trigger'].map(({ body }) => body));
			expect(is.map((output) => output['GitLab Trigger'].map(({ headers, ...body }) => body))).toEqual(
				bodies,
			);
			expect(bodies).toHaveLength(12);
			await n8n.unpublish(id);
			expect(project().hooks).toEqual([]);
		});
	});

	it('the form gives back a workflow that was pasted into it, and says what is no workflow', async () => {
		const form = JSON.parse(
			readFileSync(path.join(path.dirname(script), 'move-workflows.json'), 'utf8'),
		) as Workflow;
		const webhookId = randomUUID();
		const nodes = form.nodes.map((node) =>
			node.type.endsWith('formTrigger') ? { ...node, webhookId } : node,
		);
		const id = await create({ ...form, nodes });
		await n8n.publish(id);
		const old = chained('Old', [
			[oldNode('Get', 'gitlab', { resource: 'repository', operation: 'get' }, 'none')],
		]);
		const pages: string[] = [];
		for (const text of [JSON.stringify(old), 'no JSON']) {
			const fields = new FormData();
			fields.append('field-0', text);
			const { data } = await axios.post<Row>(`${n8n.url}/form/${webhookId}`, fields, { proxy: false });
			const page = await until('the page is there', async () => {
				// n8n leaves a request that comes too early without an answer.
				const patience = { proxy: false, timeout: 2000 } as const;
				const asked = axios.get<string>(String(data.formWaitingUrl), patience);
				const page = await asked.then((answer) => answer.data).catch(() => '');
				return page.includes('<h2>') ? page : undefined;
			});
			pages.push(page);
		}
		expect(pages[0]).toContain('"type": "n8n-nodes-gitlab-devops.gitlab"');
		expect(pages[1]).toContain('This is no workflow');
	});
});
