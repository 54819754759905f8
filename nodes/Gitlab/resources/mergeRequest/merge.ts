import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client/path';
import { options } from '../../fields/collection';
import { flag, text } from '../../fields/param';
import { write } from '../../operation';
import { whyNotMergeable } from './mergeStatus';
import { explained } from './refusal';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** Not allowed to this user; not mergeable, in the two ways GitLab says so; conflicts. */
const REFUSALS = [401, 405, 406, 422];

/** @see https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request */
export const merge = write({
	name: 'Merge',
	action: 'Merge a merge request',
	description: 'Bring the changes into the target branch, at once or as soon as all checks pass',
	fields: [
		at,
		options(
			flag('auto_merge', 'Whether to merge as soon as the pipeline succeeds and all checks pass', {
				displayName: 'Auto-Merge',
				default: true,
			}),
			flag('squash', 'Whether to make one commit of all commits', { default: true }),
			flag('should_remove_source_branch', 'Whether to delete the source branch afterwards', {
				displayName: 'Remove Source Branch',
				default: true,
			}),
			flag('skip_merge_train', 'Whether to merge without waiting in the merge train (Premium)'),
			text('sha', {
				displayName: 'SHA',
				placeholder: 'e.g. 8888888888888888888888888888888888888888',
				description: 'Commit that the source branch must be at, so that nothing unseen is merged',
			}),
			text('merge_commit_message', { lines: 3, description: 'Message of the merge commit' }),
			text('squash_commit_message', { lines: 3, description: 'Message of the squashed commit' }),
		),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, options }) =>
		await gitlab.put(path`${at}/merge`, withOlderName(options)).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: REFUSALS }, whyNot);
		}),
});

/** Servers from before `auto_merge` know only its older name: without it they would merge at once. */
function withOlderName(options: IDataObject): IDataObject {
	return 'auto_merge' in options ? { ...options, merge_when_pipeline_succeeds: options.auto_merge } : options;
}

function whyNot(status: number, { detailed_merge_status, target_branch }: IDataObject) {
	if (status === 401) {
		return {
			reason: `the user behind the credential may not merge into '${String(target_branch)}'`,
			advice: "Ask for a role that may merge, or for another setting of the branch's protection.",
		};
	}
	return {
		reason: whyNotMergeable(detailed_merge_status),
		advice: "Merge it when nothing stands in the way, or add 'Auto-Merge' to have GitLab merge it then.",
	};
}
