import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { GitlabTrigger } from '../../../nodes/Gitlab/GitlabTrigger.node';
import { FILTERS } from '../../../nodes/Gitlab/trigger/filters/accept';
import { HOOK_EVENTS } from '../../../nodes/Gitlab/trigger/events/hookEvents';
import { nodeOf, nodeTypes } from '../../engine';
import { contractFile, describeWithContract } from '../../gitlab/contract';
import { credentialsFor, locator } from '../../parameters';
import { projectIn, samples } from '../samples';
import type { Stage } from '../stage';
import { setStage } from '../stage';
import { traced } from '../traced';

let stage: Stage;
afterEach(async () => await stage?.clear());

/** Switches a workflow on for an event, in a place that has it. */
async function listen(place: string, event: string, more: IDataObject = {}): Promise<void> {
	stage = await setStage({ events: [event] });
	const { workflow, gitlab, adminToken } = stage;
	Object.assign(workflow.parameters, { place, group: locator('acme'), output: 'simplified', ...more });
	if (place === 'instance') workflow.credentials = credentialsFor(gitlab, adminToken);
	await workflow.activate();
}

const hook = () => {
	const { website } = stage.projects;
	const hooks = [...website.hooks, ...stage.groups.acme.hooks, ...stage.gitlab.world.systemHooks];
	expect(hooks).toHaveLength(1);
	return hooks[0];
};

const deliver = async (header: string, body: unknown): Promise<IDataObject | undefined> => {
	const before = stage.workflow.executions.length;
	expect(await stage.gitlab.deliver(hook(), header, body)).toBe(200);
	return stage.workflow.executions[before];
};

/** What a person has read and found right; `GENERATE=1` writes it anew, to be read again. */
function expectAsRead(file: string, output: unknown): void {
	const target = path.resolve(__dirname, 'expected', file);
	if (process.env.GENERATE === '1') {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, `${JSON.stringify(output, null, '\t')}\n`);
	}
	expect(existsSync(target)).toBe(true);
	expect(output).toEqual(JSON.parse(readFileSync(target, 'utf8')));
}

describeWithContract("GitLab's sample payloads", () => {
	it.each(samples.map((sample) => [sample.file, sample] as const))(
		'%s reads as it should, simplified, and comes as it is, in full',
		async (file, { header, hook_flag, scope }) => {
			const body = contractFile<IDataObject>(`webhook-payloads/${file}`);
			const event = hook_flag ?? String(body.event_name ?? body.object_kind);
			const place = scope === 'system' ? 'instance' : scope;
			await listen(place, event);
			if (place === 'project') {
				const [registration] = stage.workflow.memory.hooks as [{ holderId: number }];
				registration.holderId = Number(projectIn(body) ?? registration.holderId);
			}
			expectAsRead(file, traced(await deliver(header, body), body));
			stage.workflow.parameters.output = 'full';
			expect(await deliver(header, body)).toEqual(body);
		},
	);
});

describe('what an event brings', () => {
	const EVENT = {
		object_kind: 'merge_request',
		user: { id: 3, username: 'jonas.weber' },
		project: { id: 1, name: 'Website' },
		object_attributes: { iid: 7, action: 'update', url: 'https://gitlab.example.com/mr/7' },
		changes: {
			updated_at: { previous: 'a', current: 'b' },
			title: { previous: 'A', current: 'B' },
			labels: { previous: [{ id: 1, title: 'bug' }], current: [] },
			reviewers: [[], [{ id: 3, username: 'jonas.weber' }]],
		},
	};

	it('tells in short what has changed', async () => {
		await listen('project', 'merge_requests_events');
		expect(await deliver('Merge Request Hook', EVENT)).toMatchObject({
			event: 'merge_request',
			action: 'updated',
			actions: ['updated', 'labels_changed', 'title_changed', 'reviewers_changed'],
			merge_request: { iid: 7, title: null, labels: [] },
			project: { id: 1, name: 'Website', path: null },
			user: { id: 3, username: 'jonas.weber', name: null },
			changes: {
				title: { from: 'A', to: 'B' },
				labels: { from: ['bug'], to: [] },
				reviewers: { from: [], to: ['jonas.weber'] },
			},
			web_url: 'https://gitlab.example.com/mr/7',
		});
	});

	it.each(['simplified', 'full'])('has headers on request, but none that is secret: %s', async (output) => {
		await listen('project', 'merge_requests_events', { output, options: { includeHeaders: true } });
		const json = await deliver('Merge Request Hook', EVENT);
		expect(json?.headers).toMatchObject({
			'x-gitlab-event': 'Merge Request Hook',
			'webhook-id': expect.any(String) as string,
		});
		const { token, signing_token } = hook();
		const { headers } = stage.gitlab.deliveries.at(-1) ?? { headers: {} };
		const secrets = [token, signing_token, (headers as Record<string, string>)['webhook-signature']];
		for (const secret of secrets) {
			expect(secret).toBeTruthy();
			expect(JSON.stringify(json)).not.toContain(secret);
		}
		stage.workflow.parameters.options = {};
		expect(await deliver('Merge Request Hook', EVENT)).not.toHaveProperty('headers');
	});
});

describe('the outputs', () => {
	const outputsOf = (parameters: INodeParameters) => {
		const type = 'n8n-nodes-gitlab-devops.gitlabTrigger';
		const node = nodeOf('Trigger', type, parameters as IDataObject, {}, {});
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		return workflow.expression.getSimpleParameterValue(
			workflow.nodes.Trigger,
			new GitlabTrigger().description.outputs as string,
			'internal',
			{},
		) as Array<{ type: string; displayName?: string }>;
	};
	const events = ['push_events', 'merge_requests_events', 'confidential_issues_events', 'user_create'];

	it('are one for all events, unless each is to have its own', () => {
		for (const parameters of [
			{},
			{ events },
			{ events, options: {} },
			{ options: { outputPerEvent: true } },
		]) {
			expect(outputsOf(parameters).map(({ type }) => type)).toEqual(['main']);
		}
		expect(outputsOf({ events, options: { outputPerEvent: true } })).toEqual([
			{ type: 'main', displayName: 'Push' },
			{ type: 'main', displayName: 'Merge Request' },
			{ type: 'main', displayName: 'Issue (Confidential)' },
			{ type: 'main', displayName: 'User Created' },
		]);
	});

	it('each have the events that are theirs', async () => {
		await listen('project', 'push_events', { options: { outputPerEvent: true } });
		stage.workflow.parameters.events = ['push_events', 'note_events', 'merge_requests_events'];
		await deliver('Merge Request Hook', { object_kind: 'merge_request' });
		await deliver('Push Hook', { object_kind: 'push' });
		expect(stage.workflow.outputs).toEqual([
			[0, 0, 1],
			[1, 0, 0],
		]);
	});
});

describe('bodies of any kind', () => {
	const KEYS = [
		'object_kind',
		'event_name',
		'object_attributes',
		'changes',
		'commits',
		'labels',
		'user',
		'reviewers',
		'builds',
		'__proto__',
		'constructor',
		'toString',
		'action',
		'note',
		'title',
		'previous',
		'current',
		'merge_request',
		'issue',
		'ref',
		'before',
		'draft',
		'status',
	];
	const WORDS = [
		'push',
		'note',
		'merge_request',
		'issue',
		'pipeline',
		'build',
		'release',
		'user_create',
		'constructor',
		'__proto__',
		'open',
		'update',
		'',
	];
	const anything = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small', maxDepth: 4 },
			fc.constantFrom(...WORDS),
			fc.jsonValue({ maxDepth: 2 }),
			fc.array(tie('value'), { maxLength: 4 }),
			tie('object'),
		),
		object: fc
			.array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 8 })
			.map(
				(entries) =>
					JSON.parse(
						`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
					) as unknown,
			),
	})).object as fc.Arbitrary<IDataObject>;

	const filters = Object.fromEntries(FILTERS.map(({ field }) => [field.name, 'x, main, me, 3']));

	it('do no harm', async () => {
		await listen('project', 'push_events', { filters: {} });
		stage.workflow.parameters.events = HOOK_EVENTS.map(({ flag }) => flag);
		stage.workflow.parameters.commentsOn = ['Commit', 'Issue', 'MergeRequest', 'Snippet'];
		const plain = Object.getOwnPropertyNames(Object.prototype).sort();
		const check = async (body: IDataObject, event: string, isFiltered: boolean, isFull: boolean) => {
			const [header, object_kind] = event.split(': ');
			stage.workflow.parameters.filters = isFiltered ? filters : {};
			stage.workflow.parameters.output = isFull ? 'full' : 'simplified';
			const json = await deliver(header, { ...body, object_kind, project: { id: 1 } });
			if (!isFiltered) expect(typeof json).toBe('object');
			if (!isFiltered && !isFull)
				expect(Object.keys(json ?? {}).slice(0, 3)).toEqual(['event', 'action', 'actions']);
			expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(plain);
			expect(Object.getPrototypeOf(json ?? {})).toBe(Object.prototype);
		};
		const events = fc.constantFrom(
			'Push Hook: push',
			'Note Hook: note',
			'Merge Request Hook: merge_request',
			'Pipeline Hook: pipeline',
			'Job Hook: build',
			'Job Hook: constructor',
			'Issue Hook: __proto__',
		);
		await fc.assert(fc.asyncProperty(anything, events, fc.boolean(), fc.boolean(), check), { numRuns: 300 });
	}, 60_000);

	const reviewers = (from: number) =>
		Array.from({ length: 100_000 }, (_, index) => ({ id: from + index, state: 'approved' }));

	it.each([
		['deep', { changes: JSON.parse(`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`) as unknown }],
		['full of reviewers', { changes: { reviewers: [reviewers(0), reviewers(100_000)] } }],
		[
			'huge',
			{ object_attributes: { title: 'x'.repeat(5_000_000), labels: [{ title: 'y'.repeat(1_000_000) }] } },
		],
		['wide', { labels: Array.from({ length: 50_000 }, () => ({ title: 'a' })) }],
	])('that are %s start an execution', async (_what, more) => {
		await listen('project', 'merge_requests_events', { filters: { labels: '*', notBy: 'me' } });
		stage.workflow.parameters.filters = { notBy: 'bots' };
		expect(await deliver('Merge Request Hook', { object_kind: 'merge_request', ...more })).toBeDefined();
	});
});
