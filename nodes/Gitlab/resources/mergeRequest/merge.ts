import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, failureOf, flatten, GitlabError, path, poll } from '../../client';
import { flag, number, options, text } from '../../fields';
import { write } from '../../operation';
import { at, simpleMergeRequest } from './field';
import { whyNotMergeable } from './mergeStatus';
import { explained } from './refusal';

/** Not allowed to this user; not mergeable, in the two ways GitLab says so; conflicts. */
const REFUSALS = [401, 405, 406, 422];
/** A merge takes no longer than GitLab gives a request. */
const LONGEST_LOCK_S = 60;

/** How to merge, be it at once or in a merge train. */
export const autoMerge = flag('auto_merge', 'Whether to merge as soon as all checks pass', {
	displayName: 'Auto-Merge',
	default: true,
});
export const squash = flag('squash', 'Whether to make one commit of all', { default: true });
export const headSha = text('sha', {
	displayName: 'SHA',
	placeholder: 'e.g. 8888888888888888888888888888888888888888',
	description: 'Fails if the source branch is at another commit',
});

/** @see https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request */
export const merge = write({
	name: 'Merge',
	description: 'Merge now, or as soon as all checks pass',
	fields: [
		at,
		options(
			autoMerge,
			squash,
			flag('should_remove_source_branch', 'Whether to delete it afterwards', {
				displayName: 'Remove Source Branch',
				default: true,
			}),
			flag('skip_merge_train', 'Whether to merge without waiting (Premium)'),
			headSha,
			text('merge_commit_message', { lines: 3, quickActions: true }),
			text('squash_commit_message', { lines: 3, quickActions: true }),
		),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, options }) => {
		const answer = await gitlab
			.put(path`${at}/merge`, withOlderName(options))
			.catch(async (error: unknown) => {
				throw await explained(error, { gitlab, at, statuses: REFUSALS }, whyNot);
			});
		return afterwards(answer.state === 'locked' ? await unlocked(gitlab, at) : answer, options);
	},
});

/** While GitLab merges, it locks the merge request. */
async function unlocked(gitlab: Gitlab, at: Path): Promise<IDataObject> {
	const request = await poll(gitlab, {
		ask: async () => await gitlab.get(at),
		isFinal: ({ state }) => state !== 'locked',
		seconds: LONGEST_LOCK_S,
	});
	if (request) return request;
	throw new GitlabError('timeout', `GitLab is still merging after ${LONGEST_LOCK_S} seconds`, {
		advice: 'It goes on in GitLab. Get the merge request later to see how it ended.',
	});
}

/** GitLab answers 200 also where it did not merge: then the merge request is what it was before, and says why. */
function afterwards(request: IDataObject, { auto_merge }: IDataObject): IDataObject {
	const { state, merge_when_pipeline_succeeds: isWaiting, merge_error } = request;
	if (state !== 'opened' && state !== 'closed') return request;
	if (isWaiting ?? (auto_merge && !merge_error)) return request;
	const why = flatten(merge_error) || whyNotMergeable(request);
	throw new GitlabError('conflict', why ?? 'GitLab did not merge it and gave no reason', {
		advice: 'It is not merged. Solve what keeps GitLab from merging it, then merge it again.',
	});
}

/** Servers from before `auto_merge` know only its older name: without it they would merge at once. */
function withOlderName(options: IDataObject): IDataObject {
	return 'auto_merge' in options ? { ...options, merge_when_pipeline_succeeds: options.auto_merge } : options;
}

function whyNot(status: number, request: IDataObject) {
	if (status === 401) {
		return {
			reason: `the user behind the credential may not merge into '${String(request.target_branch)}'`,
			advice: "Ask for a role that may merge, or for another setting of the branch's protection.",
		};
	}
	const reason = whyNotMergeable(request);
	return {
		reason,
		advice: reason
			? "Merge it when nothing stands in the way, or add 'Auto-Merge' to have GitLab merge it then."
			: "GitLab shows it as mergeable by now: run this item again, or leave out 'Auto-Merge' to merge it at once.",
	};
}

/** @see https://docs.gitlab.com/api/merge_requests/#cancel-merge-when-pipeline-succeeds */
export const cancelAutoMerge = write({
	name: 'Cancel Auto-Merge',
	action: 'Cancel auto-merge of a merge request',
	description: 'Stop GitLab from merging as soon as all checks pass',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => {
		const answer = await gitlab.post(path`${at}/cancel_merge_when_pipeline_succeeds`);
		// GitLab answers 201 also where it refuses, and with the outcome instead of the merge request.
		if (answer.status === 'error') throw failureOf(Number(answer.http_status ?? 406), answer);
		return answer.iid === undefined ? await gitlab.get(at) : answer;
	},
});

const LONGEST_S = 300;

/** @see https://docs.gitlab.com/api/merge_requests/#rebase-a-merge-request */
export const rebase = write({
	name: 'Rebase',
	description: 'Put the source branch on top of the target branch',
	fields: [
		at,
		options(
			flag('skip_ci', 'Whether to start no pipeline'),
			flag('wait_for_end', 'Whether to wait until the rebase has ended', {
				displayName: 'Wait for the End',
				default: true,
			}),
			number('longest_wait_for_end', {
				displayName: 'Longest Wait for the End',
				min: 1,
				default: LONGEST_S,
				description: 'In seconds; then the item fails, and the rebase continues',
			}),
		),
	],
	simplify: simplified,
	run: async ({ gitlab, at, options }) => {
		const { wait_for_end, longest_wait_for_end, ...body } = options;
		const started = refuseFailed(await gitlab.put(path`${at}/rebase`, body));
		return wait_for_end ? await ended(gitlab, at, Number(longest_wait_for_end ?? LONGEST_S)) : started;
	},
});

/** The merge request after its rebase. */
async function ended(gitlab: Gitlab, at: Path, seconds: number): Promise<IDataObject> {
	const mergeRequest = await poll(gitlab, {
		ask: async () => await gitlab.get(at, { include_rebase_in_progress: true }),
		isFinal: ({ rebase_in_progress }) => rebase_in_progress !== true,
		seconds,
	});
	if (!mergeRequest) {
		throw new GitlabError('timeout', `The rebase did not finish within ${seconds} seconds`, {
			advice: "It continues in GitLab. Get the merge request later, or raise 'Longest Wait for the End'.",
		});
	}
	return refuseFailed(mergeRequest);
}

/** GitLab tells in an answer that looks well that the rebase did not work out. */
function refuseFailed(answer: IDataObject): IDataObject {
	if (!answer.merge_error) return answer;
	throw new GitlabError('conflict', flatten(answer.merge_error), {
		advice: 'Rebase the branch on a computer, resolve the conflicts there and push it.',
	});
}

/** Where nothing was waited for, there is only the word that the rebase is under way. */
function simplified(row: IDataObject): IDataObject {
	const { rebase_in_progress } = row;
	return 'iid' in row ? { ...simpleMergeRequest(row), rebase_in_progress } : row;
}
