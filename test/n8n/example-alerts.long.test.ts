import axios from 'axios';
import type { TimelineEvent } from '../gitlab/graphql/timeline/events';
import { rowsIn } from '../gitlab/table/rows';
import { fileOf } from '../gitlab/world/trees';
import type { Issue } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'alerts-to-issues.json';
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

interface Alert {
	key?: string;
	changed_at: string;
	[more: string]: unknown;
}

describe('alerts become incidents', () => {
	let scene: Scene;
	let workflowId: string;
	let number = 0;

	beforeAll(async () => {
		scene = await setScene();
		const { world } = scene.gitlab;
		const codeowners = '* @acme/platform\n/shop/ @aiko.tanaka\n/docs/ @@developer\n/nobody/\n';
		const tree = new Map([['.gitlab/CODEOWNERS', fileOf(codeowners)]]);
		world.commitTo(scene.project, 'main', { message: 'Owners', author: scene.users.maria, tree });
		world.addMember(scene.base.groups.platform, scene.users.tom, 30);
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
	});
	beforeEach(() => (number += 1));
	afterEach(() => scene.gitlab.faults.clear());
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const alert = (hour: number, more: Partial<Alert> = {}): Alert => ({
		key: `db-${number}/disk`,
		status: 'firing',
		changed_at: at(hour),
		title: `Disk ${number} is full`,
		description: 'Only 1 % is left.',
		severity: 'critical',
		path: 'shop/cart.ts',
		...more,
	});

	/** What the monitoring does; the answer tells that the workflow has run to its end. */
	async function send(...alerts: Alert[]) {
		for (const each of alerts) {
			const url = `${scene.n8n.url}/webhook/alerts-to-issues`;
			const { status } = await axios.post(url, each, { proxy: false, validateStatus: () => true });
			expect(status).toBe(200);
		}
	}
	const fiveMinutesLater = async () => await scene.n8n.run(workflowId, 'Every five minutes');
	async function wentWrong() {
		const last = (await scene.n8n.executions(workflowId)).at(-1);
		return (last?.output['What went wrong'] ?? []).map(({ problem }) => String(problem));
	}

	const incidents = () =>
		[...scene.project.issues.values()].filter(({ title }) => title.includes(`Disk ${number} `));
	const incident = (): Issue => {
		expect(incidents()).toHaveLength(1);
		return incidents()[0];
	};
	const labels = () =>
		incident()
			.labels.map(({ name }) => name)
			.sort();
	const assignees = () => incident().assignees.map(({ username }) => username);
	/** What the timeline says of the alert, in the order in which it was noted. */
	const timeline = () =>
		rowsIn<TimelineEvent>(scene.project, 'timeline event')
			.filter(({ issue }) => issue === incident())
			.map(({ note }) => note);

	it('one for each key, with severity, type, assignee and timeline, and closed when the alert ends', async () => {
		await send(alert(1));
		expect(incident()).toMatchObject({ issue_type: 'incident', state: 'opened' });
		expect(labels()).toEqual(['alert', 'severity::critical']);
		expect(assignees()).toEqual(['aiko.tanaka']);
		await send(alert(2, { severity: 'high' }), alert(2, { severity: 'high' }));
		expect(labels()).toEqual(['alert', 'severity::high']);
		await send(alert(3, { status: 'resolved', severity: 'high' }));
		expect(incident().state).toBe('closed');
		const notes = ['The alert fires, severity critical', 'The alert fires, severity high', 'The alert ended'];
		expect(timeline()).toEqual(notes);
		await send(alert(4));
		expect(incident().state).toBe('opened');
	});

	it.each([
		['a group', 'anything.ts', 'tom.reed'],
		['a role', 'docs/intro.md', 'aiko.tanaka'],
		['those who are named for the rest', 'nobody/is/here', 'jonas.weber'],
	])('is assigned by %s', async (_, path, assignee) => {
		await send(alert(1, { path }));
		expect(assignees()).toEqual([assignee]);
	});

	it('who has taken it over keeps it', async () => {
		await send(alert(1));
		incident().assignees = [scene.users.jonas];
		await send(alert(2, { severity: 'low' }));
		expect(assignees()).toEqual(['jonas.weber']);
	});

	describe('where an alert is wrong, it says why, and the next run makes up for it', () => {
		it('no title', async () => {
			await send(alert(1, { title: '' }));
			expect(await wentWrong()).toEqual([expect.stringMatching(/title/i)]);
			await send(alert(2));
			await fiveMinutesLater();
			expect(await wentWrong()).toEqual([]);
			expect(incident().state).toBe('opened');
		});

		it('no key', async () => {
			await send(alert(1, { key: undefined }));
			expect(await wentWrong()).toEqual([expect.stringMatching(/External ID/)]);
			expect(incidents()).toEqual([]);
		});

		it('a token that may not', async () => {
			const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
			token.scopes = ['read_api'];
			await send(alert(1));
			expect(await wentWrong()).toEqual([expect.stringMatching(/scope/)]);
			token.scopes = ['api'];
			await fiveMinutesLater();
			expect(incident().state).toBe('opened');
		});

		it('GitLab was away when it fired, but not when it ended', async () => {
			scene.gitlab.faults.add({ kind: 'status', status: 503, match: ({ method }) => method !== 'GET' });
			await send(alert(1));
			expect(await wentWrong()).toEqual([expect.stringMatching(/503/)]);
			scene.gitlab.faults.clear();
			await send(alert(2, { status: 'resolved' }));
			await fiveMinutesLater();
			expect(incident().state).toBe('closed');
			expect(timeline()).toEqual(
				expect.arrayContaining(['The alert fires, severity critical', 'The alert ended']),
			);
		});
	});

	it('none is lost and none doubled where answers are errors or get lost, and all is sent twice', async () => {
		const writes = ({ method }: { method: string }) => method !== 'GET';
		scene.gitlab.faults.add({ kind: 'status', status: 500, every: 0.2, match: writes });
		scene.gitlab.faults.add({ kind: 'truncate', every: 0.2, match: writes });
		const all = [1, 2, 3].map((hour) => alert(hour, { severity: ['low', 'high', 'critical'][hour - 1] }));
		await send(...all, ...all, alert(4, { status: 'resolved' }));
		await until(
			'all is done',
			async () =>
				!(await fiveMinutesLater()).output['What waits']?.some(
					({ alert: key }) => key === `db-${number}/disk`,
				),
			50_000,
		);
		expect(incident().state).toBe('closed');
		expect(timeline()).toHaveLength(4);
	});
});
