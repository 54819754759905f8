import type { Base, Things } from '../base';
import type { Gitlab, MergeRequest } from '../index';
import { addBlock } from '../resources/mergeRequestBlock';
import { commentWhenAwaited } from './awaiting';
import { apiOf, makeHistory } from './history';

/**
 * One merge request that can be approved and merged, and one that is approved and waits for its pipeline; branches
 * with a merge request between them, and without.
 */
export async function seedForMergeRequests(
	gitlab: Gitlab,
	{ users, projects, token }: Base,
): Promise<Things> {
	await makeHistory(apiOf(gitlab, token), '/merge_requests/1');
	const { website } = projects;
	const [ready, waiting] = [1, 2].map((iid) => website.merge_requests.get(iid) as MergeRequest);
	waiting.pipelines = [gitlab.world.createPipeline(website, waiting.source_branch, { status: 'running' })];
	waiting.auto_merge = users.maria;
	waiting.approvals.push({ user: users.maria, approved_at: '2026-01-02T03:04:05.000Z' });
	ready.approvals.push({ user: users.tom, approved_at: '2026-01-02T03:04:05.000Z' });
	ready.code_owners = 'Frontend';
	// Who tries the operations can request changes.
	ready.reviewers.push(users.maria);
	const third = website.merge_requests.get(3) as MergeRequest;
	const block = addBlock(gitlab.world, { blocked: ready, blocking: third });
	addBlock(gitlab.world, { blocked: third, blocking: ready });
	const [{ new_path }] = ready.versions[0].diffs;
	commentWhenAwaited(gitlab, 'merge_requests');
	return {
		mergeRequest: ['1', '2'],
		comments: [JSON.stringify([{ path: new_path, line: 1, body: 'Why?' }])],
		longest_wait_until_mergeable: ['1'],
		longest_wait_for_event: ['1'],
		blockingMergeRequest: ['2'],
		blockingProject: ['acme/website'],
		dependency: [String(block.id)],
		sha: ready.versions.slice(0, 1).map(({ head }) => head),
		source_branch: ['release/1.0', ready.source_branch],
		target_branch: ['main'],
		reviewer_ids: [users.jonas, users.tom].map(({ id }) => String(id)),
	};
}
