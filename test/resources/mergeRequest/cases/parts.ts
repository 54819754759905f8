import type { IDataObject } from 'n8n-workflow';
import type { Scene } from '../../../scene';
import type { Case } from '../../operations';
import { like, requestsTo } from '../../operations';
import { FIRST } from '../first';

const { list, post } = requestsTo(FIRST);
const time = expect.any(String) as string;

/** What is asked of all that belongs to the merge request. */
export function partCases(scene: Scene): Case[] {
	const head = () => scene.mergeRequest(1).versions[0];

	return [
		{
			operation: 'getChanges',
			sent: [list('/diffs')],
			row: () => ({
				new_path: 'src/login.ts',
				old_path: 'src/login.ts',
				new_file: true,
				renamed_file: false,
				deleted_file: false,
				too_large: false,
				diff: '@@ -0,0 +1,1 @@\n+export const attempts = 3;\n',
			}),
			rawOnly: 'b_mode',
		},
		{
			operation: 'getCommits',
			sent: [list('/commits')],
			row: () => ({
				id: head().head,
				short_id: head().head.slice(0, 8),
				title: 'Explain the limit',
				message: 'Explain the limit',
				author_name: 'Aiko Tanaka',
				author_email: time,
				authored_date: time,
				committed_date: time,
				parent_ids: [head().commits[1].id],
				web_url: `${scene.gitlab.url}/acme/website/-/commit/${head().head}`,
			}),
			rawOnly: 'committer_name',
		},
		{
			operation: 'getVersions',
			sent: [list('/versions')],
			row: () => ({
				id: head().id,
				state: 'collected',
				head_commit_sha: head().head,
				base_commit_sha: head().base,
				start_commit_sha: head().base,
				real_size: '2',
				created_at: time,
			}),
			rawOnly: 'patch_id_sha',
		},
		{
			operation: 'getPipelines',
			sent: [list('/pipelines')],
			row: () => pipelineRow(scene, { ref: 'feature/login#2', status: 'success' }),
		},
		{
			operation: 'runPipeline',
			sent: [post('/pipelines')],
			row: () => pipelineRow(scene, { ref: 'refs/merge-requests/1/head', status: 'running' }),
			rawOnly: 'detailed_status',
		},
		{
			operation: 'getParticipants',
			sent: [list('/participants')],
			row: like({ username: 'aiko.tanaka' }),
		},
		{
			operation: 'getReviewers',
			sent: [list('/reviewers')],
			row: () => ({
				id: 3,
				username: 'jonas.weber',
				name: 'Jonas Weber',
				state: 'unreviewed',
				created_at: time,
			}),
			rawOnly: 'user',
		},
		{
			operation: 'getIssuesClosed',
			sent: [list('/closes_issues')],
			row: like({ iid: 1, title: 'Checkout button does nothing in Safari' }),
			rawOnly: 'description',
		},
		{
			operation: 'getRelatedIssues',
			sent: [list('/related_issues')],
			row: like({ iid: 1 }),
			rawOnly: 'description',
		},
		{
			operation: 'getHistory',
			parameters: { kinds: ['state'] },
			arrange: () =>
				scene.mergeRequest(1).events.push({
					id: 1,
					of: 'state',
					state: 'closed',
					source_merge_request_id: null,
					user: scene.seeded.users.jonas,
					created_at: '2026-01-02T03:04:05.000Z',
				}),
			sent: [list('/resource_state_events', '100')],
			row: like({ kind: 'state', state: 'closed', user: 'jonas.weber' }),
			rawOnly: 'resource_type',
		},
	];
}

function pipelineRow(scene: Scene, changes: IDataObject): IDataObject {
	const [pipeline] = scene.mergeRequest(1).pipelines;
	return {
		id: pipeline.id,
		iid: pipeline.iid,
		project_id: scene.seeded.projects.website.id,
		source: 'merge_request_event',
		sha: pipeline.sha,
		created_at: time,
		updated_at: time,
		web_url: `${scene.gitlab.url}/acme/website/-/pipelines/${pipeline.id}`,
		...changes,
	};
}
