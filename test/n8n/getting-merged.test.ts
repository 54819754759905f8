import { seedDeliveries } from '../gitlab/resources/analytics';
import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const one = (property: string) => byId(`={{ $json.${property} }}`);
const from = (node: string, property: string) => byId(`={{ $('${node}').item.json.${property} }}`);

describe('a workflow that gets a merge request merged: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, base, project, credential } = scene;
		await seedDeliveries(gitlab, base);
		const at = { belongsTo: 'project', project: byId(project.id) };
		const node = (name: string, resource: string, operation: string, parameters: object = {}) =>
			actionNode(name, credential, { resource, operation, ...at, ...parameters });
		const once = (...given: Parameters<typeof node>) => ({ ...node(...given), executeOnce: true });
		const request = { mergeRequest: byId('={{ $("Request").first().json.iid }}') };
		const rule = { ruleOf: 'mergeRequest', ...request };

		const checks = [
			node('Request', 'search', 'searchMergeRequests', {
				search: 'sign-in attempts',
				filters: { state: 'opened' },
			}),
			node('Rule', 'approvalRule', 'create', {
				...{ ...rule, name: 'Legal', approvals_required: 1 },
				additionalFields: { user_ids: ['maria.santos'] },
			}),
			node('Stricter', 'approvalRule', 'update', {
				...{ ...rule, approvalRule: one('id'), updateFields: { name: '={{ $json.name }} and tax' } },
			}),
			node('Rules', 'approvalRule', 'getMany', rule),
			once('Check', 'statusCheck', 'create', {
				...{ name: 'Licences', external_url: 'https://licences.example.com/check' },
			}),
			node('Version', 'mergeRequest', 'getVersions', request),
			node('Checked', 'statusCheck', 'reportResult', {
				...{ ...request, statusCheck: from('Check', 'id'), status: 'passed' },
				sha: '={{ $json.head_commit_sha }}',
			}),
			node('Results', 'statusCheck', 'getResults', { mergeRequest: one('merge_request_iid') }),
			node('Approved', 'mergeRequest', 'approve', request),
		];
		const order = [
			node('First', 'search', 'searchMergeRequests', { search: 'Dark theme' }),
			node('Dependency', 'mergeRequest', 'addDependency', { ...request, blockingMergeRequest: one('iid') }),
			node('Dependencies', 'mergeRequest', 'getDependencies', request),
			node('Dependents', 'mergeRequest', 'getDependents', {
				mergeRequest: one('blocking_merge_request.iid'),
			}),
			node('Free', 'mergeRequest', 'removeDependency', { ...request, dependency: one('id') }),
			node('Mergeable', 'mergeRequest', 'waitUntilMergeable', {
				...{ ...request, options: { longest_wait_until_mergeable: 30 } },
			}),
			node('On the train', 'mergeTrain', 'add', { mergeRequest: one('iid') }),
			node('Place', 'mergeTrain', 'get', { mergeRequest: one('merge_request_iid') }),
			node('Train', 'mergeTrain', 'getMany', { filters: { target_branch: one('target_branch') } }),
		];
		const since = { updated_after: '2026-01-01T00:00:00.000Z' };
		const measures = [
			node('Metrics', 'analytics', 'computeDeliveryMetrics', { ...since, itemFor: 'mergeRequest' }),
			node('Which', 'mergeRequest', 'get', { mergeRequest: one('iid') }),
			node('Visits', 'analytics', 'getProjectStatistics'),
		];
		const dora = [
			node('DORA', 'analytics', 'getDoraMetrics', {
				metric: 'deployment_frequency',
				options: { start_date: '2026-01-01', end_date: '2026-01-31', interval: 'monthly' },
			}),
		];
		const workflow = chained('Get merged', [checks, order, measures, dora]);
		seen = await scene.n8n.run((await scene.create(workflow)).id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('it is approved by the rule that was made for it', () => {
		expect(seen.output.Rules).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ name: 'Legal and tax', approvals_required: 1, users: ['maria.santos'] }),
			]),
		);
		const request = scene.project.merge_requests.get(Number(seen.output.Request[0].iid));
		expect(request?.approvals.map(({ user }) => user.username)).toEqual(['maria.santos']);
	});

	it('the check has passed at the commit that its version names', () => {
		expect(seen.output.Checked).toEqual([
			expect.objectContaining({ sha: seen.output.Version[0].head_commit_sha, status_check: 'Licences' }),
		]);
		expect(seen.output.Results).toEqual([expect.objectContaining({ name: 'Licences', status: 'passed' })]);
	});

	it('it waits for another one, and then for nothing', () => {
		expect(seen.output.Dependencies).toEqual(seen.output.Dependency);
		expect(seen.output.Dependents).toEqual(seen.output.Dependency);
		expect(seen.output.Free).toEqual([{ deleted: true }]);
		expect(seen.output.Mergeable).toEqual([
			expect.objectContaining({ iid: seen.output.Request[0].iid, detailed_merge_status: 'mergeable' }),
		]);
	});

	it('it is on the train of its branch', () => {
		expect(seen.output.Place).toEqual(seen.output['On the train']);
		expect(seen.output.Train).toEqual(seen.output['On the train']);
	});

	it('what was delivered is measured, and each merge request of it is there', () => {
		expect(seen.output.Which.map(({ title }) => title)).toEqual(
			seen.output.Metrics.map(({ title }) => title),
		);
		expect(seen.output.Metrics).toContainEqual(
			expect.objectContaining({ title: 'Faster search', cycle_hours: 58.5 }),
		);
		expect(seen.output.DORA).toEqual([{ date: '2026-01-01', value: 2 }]);
		expect(seen.output.Visits[0]).toMatchObject({ fetches: { total: expect.any(Number) as number } });
	});
});
