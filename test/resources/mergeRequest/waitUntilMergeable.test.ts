import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../../engine';
import { credentialsFor } from '../../parameters';
import { Scene } from '../../scene';
import { firstMergeRequest } from './first';

const scene = new Scene();
const run = async (options: IDataObject = {}) =>
	await scene.run({ ...firstMergeRequest, operation: 'waitUntilMergeable', options });

/** Does something as soon as GitLab is asked the second time. */
function atSecondLook(then: () => void): void {
	let looks = 0;
	const match = () => {
		if (++looks === 2) then();
		return false;
	};
	scene.gitlab.faults.add({ kind: 'latency', match });
}

test('what is mergeable is given at once', async () => {
	const { json } = await run();
	expect(json[0]).toMatchObject({ iid: 1, detailed_merge_status: 'mergeable' });
	expect(scene.sent).toHaveLength(1);
});

test('an approval is waited for', async () => {
	const request = scene.mergeRequest(1);
	request.approvals_required = 1;
	const { maria } = scene.seeded.users;
	atSecondLook(() => request.approvals.push({ user: maria, approved_at: '2026-01-02T03:04:05.000Z' }));
	const { json } = await run();
	expect(json[0]).toMatchObject({ detailed_merge_status: 'mergeable' });
	expect(scene.sent).toHaveLength(2);
});

test('who waits in vain is told for what', async () => {
	scene.mergeRequest(1).approvals_required = 1;
	const { error } = await run({ longest_wait_until_mergeable: 1 });
	expect(error?.message).toContain('It cannot be merged after 1 seconds: it must be approved first');
	expect(error?.description).toContain("Raise 'Longest Wait Until Mergeable'");
});

test.each([
	['merged', 'It cannot be merged: it is merged already'],
	['closed', 'It cannot be merged: it is closed'],
] as const)('what is %s is not waited for', async (state, message) => {
	scene.mergeRequest(1).state = state;
	const { error } = await run();
	expect(error?.message).toContain(message);
	expect(scene.sent).toHaveLength(1);
});

describe('what only somebody can solve', () => {
	beforeEach(() => (scene.mergeRequest(1).has_conflicts = true));

	test('is waited for, for somebody may', async () => {
		atSecondLook(() => (scene.mergeRequest(1).has_conflicts = false));
		const { json } = await run();
		expect(json[0]).toMatchObject({ detailed_merge_status: 'mergeable' });
	});

	test('fails at once where that is wanted', async () => {
		const { error } = await run({ fail_when_stuck: true });
		expect(error?.message).toContain('It cannot be merged: it has conflicts with its target branch');
		expect(scene.sent).toHaveLength(1);
	});
});

test('waiting ends when the execution is cancelled', async () => {
	scene.mergeRequest(1).approvals_required = 1;
	let cancel = () => {};
	const cancelWhen = new Promise<void>((resolve) => (cancel = resolve));
	scene.gitlab.faults.add({ kind: 'latency', match: () => (cancel(), false) });
	const { error } = await runGitlab(
		{ ...firstMergeRequest, operation: 'waitUntilMergeable' },
		{ credentials: credentialsFor(scene.gitlab, scene.token), cancelWhen },
	);
	expect(error?.message).toBe('The execution was cancelled [item 0]');
	expect(scene.sent).toHaveLength(1);
});
