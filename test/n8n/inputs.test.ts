import { LEVEL } from '../gitlab/world/model';
import type { Execution } from './execution';
import type { Credential } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { actionNode, chained, triggerAlone } from './workflows';

const pick = (mode: 'id' | 'url', value: number | string) => ({ __rl: true, mode, value: String(value) });
const byId = (value: number | string) => pick('id', value);
const website = byId('acme/website');
const issue = { resource: 'issue', project: website };
const get = { ...issue, operation: 'get' };
const update = { ...issue, operation: 'update' };
const TRIGGER = 'Merge request or comment';

const PATHS = [
	...['acme%2Fwebsite', 'acme%2fwebsite', 'acme/website.git', '/acme/website/', ' acme/website '],
	...['git@gitlab.example.com:acme/website.git', 'ssh://git@gitlab.example.com:2222/acme/website.git'],
];

describe('what people put into fields', () => {
	let scene: Scene;
	let seen: Execution;

	const credentialWith = async (data: Record<string, unknown>): Promise<Credential> =>
		await scene.n8n.createCredential('Pasted', 'gitlabDevopsApi', { ...scene.credential.data, ...data });
	const of = (iid: number) => {
		const found = scene.project.issues.get(iid);
		if (!found) throw new Error(`There is no issue ${iid}`);
		const { assignees, milestone, labels } = found;
		return {
			assignees: assignees.map(({ username }) => username),
			milestone: milestone?.title,
			labels: labels.map(({ name }) => name),
		};
	};

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, project, credential, users } = scene;
		const { world } = gitlab;
		const two = world.createUser({ username: String(users.maria.id), name: 'Two' });
		if (project.namespace.kind === 'group') world.addMember(project.namespace, two, LEVEL.developer);
		const [spring] = project.milestones;
		const digits = world.createMilestone(project, { title: String(spring.id) });
		const first = project.issues.get(1);
		Object.assign(first ?? {}, { assignees: [two], milestone: digits });

		const token = String(credential.data.accessToken);
		const pasted = await credentialWith({ accessToken: ` \u200b"${token}"\t\r\n` });
		const profile = await credentialWith({ server: `${gitlab.url}/maria.santos` });
		const shown = Buffer.from('{"iid":"3","full_path":"acme/website","id":9}').toString('base64');
		const board = `${gitlab.url}/acme/website/-/boards/2?show=${encodeURIComponent(shown)}`;
		const updating = (name: string, iid: number, updateFields: object) =>
			actionNode(name, credential, { ...update, issue: byId(iid), updateFields });
		const inShort = "$('In short').first().json";
		const whole = "$('Whole').first().json";
		const chains = [
			[
				actionNode('In short', credential, { ...get, issue: byId(1) }),
				updating('Passed on in short', 5, {
					assignee_ids: `={{ ${inShort}.assignees }}`,
					milestone_id: byId(`={{ ${inShort}.milestone }}`),
				}),
			],
			[
				actionNode('Whole', credential, { ...get, issue: byId(1), simplify: false }),
				updating('Passed on whole', 6, {
					assignee_ids: `={{ ${whole}.assignees }}`,
					milestone_id: byId(`={{ ${whole}.milestone }}`),
				}),
			],
			[updating('Typed title', 7, { milestone_id: byId(digits.title) })],
			[updating('Username alone', 8, { assignee_ids: "={{ [{ username: 'aiko.tanaka' }] }}" })],
			[updating('Nobody', 9, { assignee_ids: "={{ ['no.body'] }}" })],
			[updating('No milestone', 9, { milestone_id: byId('Never planned') })],
			[updating('No label', 9, { add_labels: '={{ [{ id: 1 }] }}' })],
			[updating('No labels', 9, { add_labels: '={{ { labels: { bug: true } } }}' })],
			[updating('Label beside text', 9, { add_labels: "=design,{{ [{ title: 'bug' }] }}" })],
			[actionNode('Board', credential, { ...get, issue: pick('url', board) })],
			...PATHS.map((path) => [
				actionNode(`Worked out: ${path}`, credential, {
					...{ ...get, issue: byId(2), project: byId(`={{ ${JSON.stringify(path)} }}`) },
				}),
			]),
			[actionNode('Pasted token', pasted, { ...get, issue: byId(2) })],
			[actionNode('Address of a profile', profile, { ...get, issue: byId(2) })],
		];
		const { id } = await scene.create(chained('What is put in', chains));
		seen = await scene.n8n.run(id, 'Start');
		if (seen.error) throw new Error(seen.error);
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it("people and milestones named by digits are what the node's own output means", () => {
		expect(of(1)).toMatchObject({ assignees: [String(scene.users.maria.id)], milestone: '1' });
		expect(seen.failures['Passed on in short']).toEqual([]);
		expect(of(5)).toMatchObject({ assignees: of(1).assignees, milestone: of(1).milestone });
	});

	it("people and milestones out of GitLab's own answers are what they are there", () => {
		expect(seen.failures['Passed on whole']).toEqual([]);
		expect(of(6)).toMatchObject({ assignees: of(1).assignees, milestone: of(1).milestone });
		expect(of(8).assignees).toEqual(['aiko.tanaka']);
	});

	it('a milestone is found by its title, also where that is digits', () => {
		expect(seen.failures['Typed title']).toEqual([]);
		expect(of(7).milestone).toBe(of(1).milestone);
	});

	it.each(['Nobody', 'No milestone', 'No label', 'No labels', 'Label beside text'])(
		'what is not there is told, and nothing is written: %s',
		(node) => {
			expect(seen.failures[node]).toEqual([expect.any(String)]);
			expect(seen.failures[node][0]).not.toContain('[object');
			const sent = scene.gitlab.requests.filter(
				({ method, path }) => method === 'PUT' && path.endsWith('/issues/9'),
			);
			expect(sent).toEqual([]);
		},
	);

	it("the address of a board with an issue's drawer is that issue's", () => {
		expect(seen.output.Board).toEqual([expect.objectContaining({ iid: 3 })]);
	});

	it.each(PATHS)('%j is worked out to the path of a project', (path) => {
		expect(seen.output[`Worked out: ${path}`]).toEqual([expect.objectContaining({ iid: 2 })]);
	});

	// n8n holds what is typed against the field's pattern, and refuses to run a workflow where it does not fit.
	it('paths of a project are typed as people have them', async () => {
		const chains = PATHS.map((path) => [
			actionNode(path, scene.credential, { ...get, project: byId(path), issue: byId(2) }),
		]);
		const { id } = await scene.create(chained('Typed paths', chains));
		const { error, output } = await scene.n8n.run(id, 'Start');
		expect(error).toBeUndefined();
		for (const path of PATHS) expect([path, output[path]?.[0]]).toMatchObject([path, { iid: 2 }]);
	});

	it('a token works as it was pasted', () => {
		expect(seen.output['Pasted token']).toEqual([expect.objectContaining({ iid: 2 })]);
	});

	it('where the server URL is the address of a profile, the right one is named', () => {
		const { url } = scene.gitlab;
		expect(seen.failures['Address of a profile']).toEqual([
			expect.stringContaining(`${url}/maria.santos is the address of a page: use ${url} as 'Server URL'`),
		]);
	});

	it("labels and people of a webhook's delivery are labels and people of an issue", async () => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const events = { events: ['merge_requests_events'], output: 'full', filters: {} };
		const [trigger] = triggerAlone(example, events).nodes;
		const chain = [
			actionNode('Label', scene.credential, {
				...{ ...issue, operation: 'addLabels', issue: byId(10), labels: '={{ $json.labels }}' },
			}),
			actionNode('Assign', scene.credential, {
				...{ ...update, issue: byId(10) },
				updateFields: { assignee_ids: `={{ $('${TRIGGER}').item.json.assignees }}` },
			}),
		];
		const { id } = await scene.create(chained('From a delivery', [chain], trigger));
		await scene.n8n.publish(id);
		const [request] = scene.project.merge_requests.values();
		expect(request.labels).not.toEqual([]);
		expect(request.assignees).not.toEqual([]);
		await scene.colleague.change(request.iid, { title: 'Another title' });
		const [{ status, failures }] = await until('it runs', async () => {
			const runs = await scene.n8n.executions(id);
			return runs.length ? runs : undefined;
		});
		expect([status, Object.values(failures).flat()]).toEqual(['success', []]);
		expect(of(10).labels).toEqual(expect.arrayContaining(request.labels.map(({ name }) => name)));
		expect(of(10).assignees).toEqual(request.assignees.map(({ username }) => username));
		expect(scene.project.labels.filter(({ name }) => name.includes('['))).toEqual([]);
	});

	it.each([
		['gitlab', 'assignee_ids', /Premium/],
		['gitlab', 'reviewer_ids', /Premium/],
		['gitlabTrigger', 'command', /quick actions such as \/approve cannot be used/],
	])('what only words can solve is on screen in the editor: %s, %s', async (node, field, words) => {
		const known = JSON.stringify(await scene.n8n.nodeType(`n8n-nodes-gitlab-devops.${node}`));
		const fields = known.split('"displayName":').filter((text) => text.includes(`"name":"${field}"`));
		expect(fields).not.toEqual([]);
		for (const text of fields) expect(text).toMatch(words);
	});
});
