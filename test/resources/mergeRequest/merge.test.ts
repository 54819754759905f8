import { useNock } from '../../interceptors';
import { Scene } from '../../scene';
import { FIRST, firstMergeRequest } from './first';
import { runThere, SERVER, THERE } from './there';

const nock = useNock();

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

describe('merge', () => {
	test('sends all options in the terms of GitLab', async () => {
		const options = {
			auto_merge: false,
			squash: true,
			should_remove_source_branch: true,
			skip_merge_train: true,
			sha: scene.mergeRequest(1).versions[0].head,
			merge_commit_message: 'Merged by a workflow',
			squash_commit_message: 'One of many',
		};
		const { json, error } = await run('merge', { options });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([
			['PUT', `${FIRST}/merge`, {}, { ...options, merge_when_pipeline_succeeds: false }],
		]);
		expect(json[0]).toMatchObject({ state: 'merged' });
	});

	test('waits for the pipeline in GitLab where it is told to', async () => {
		scene.mergeRequest(1).pipelines[0].status = 'running';
		const { json } = await run('merge', { options: { auto_merge: true }, simplify: false });
		expect(scene.writes).toEqual([
			['PUT', `${FIRST}/merge`, {}, { auto_merge: true, merge_when_pipeline_succeeds: true }],
		]);
		expect(json[0]).toMatchObject({ state: 'opened', merge_when_pipeline_succeeds: true });
	});

	const refused: Array<[why: string, arrange: () => void, message: string, advice: string]> = [
		[
			'is a draft',
			() => (scene.mergeRequest(1).title = 'Draft: Title'),
			'405 Method Not Allowed: it is a draft [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'is not approved',
			() => (scene.mergeRequest(1).approvals_required = 1),
			'405 Method Not Allowed: it must be approved first [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'is closed',
			() => (scene.mergeRequest(1).state = 'closed'),
			'405 Method Not Allowed: it is not open [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'has conflicts',
			() => (scene.mergeRequest(1).has_conflicts = true),
			'Branch cannot be merged: it has conflicts with its target branch [item 0]',
			'Merge it when nothing stands in the way',
		],
		[
			'is not for this user to merge',
			() => (scene.token = scene.seeded.reporterToken),
			"401 Unauthorized: the user behind the credential may not merge into 'main' [item 0]",
			'Ask for a role that may merge',
		],
	];

	test.each(refused)('tells why GitLab refuses one that %s', async (_why, arrange, message, advice) => {
		arrange();
		const { error } = await run('merge');
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(advice);
		expect(scene.writes).toHaveLength(1);
	});

	test('tells that the source branch has moved on', async () => {
		const { error } = await run('merge', { options: { sha: 'a'.repeat(40) } });
		expect(error?.message).toMatch(/^SHA does not match HEAD of source branch: \w{40} \[item 0\]$/);
		expect(error?.description).toContain('It was changed in the meantime');
		expect(scene.sent).toHaveLength(1);
	});

	test('takes a bad token for a bad token', async () => {
		scene.token = 'glpat-wrong';
		const { error } = await run('merge');
		expect(error?.message).toBe('401 Unauthorized [item 0]');
		expect(error?.description).toContain('The token is wrong');
	});
});

describe('cancel auto-merge', () => {
	const CANCEL = `${THERE}/cancel_merge_when_pipeline_succeeds`;

	test('gives the merge request where GitLab only tells that it is done', async () => {
		nock(SERVER).post(CANCEL).reply(201, { status: 'success' });
		nock(SERVER).get(THERE).reply(200, { iid: 3, title: 'Title' });
		const { json } = await runThere('cancelAutoMerge');
		expect(json[0]).toMatchObject({ iid: 3, title: 'Title' });
	});

	test('fails where GitLab refuses in an answer that looks well', async () => {
		const refusal = { message: "Can't cancel the automatic merge", status: 'error', http_status: 406 };
		nock(SERVER).post(CANCEL).reply(201, refusal);
		const { error } = await runThere('cancelAutoMerge');
		expect(error?.message).toBe("Can't cancel the automatic merge [item 0]");
		expect(error?.httpCode).toBe('406');
	});

	test('fails where there is no auto-merge', async () => {
		const { error } = await run('cancelAutoMerge');
		expect(error?.message).toBe("Can't cancel the automatic merge [item 0]");
	});
});

test('runs a pipeline in the background without giving one', async () => {
	const { json } = await run('runPipeline', { options: { async: true } });
	expect(scene.sent).toEqual([['POST', `${FIRST}/pipelines`, {}, { async: true }]]);
	expect(json).toEqual([{ success: true }]);
});
