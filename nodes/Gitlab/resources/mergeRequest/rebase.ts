import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, flatten, GitlabError, path, poll } from '../../client';
import { flag, number, options } from '../../fields';
import { write } from '../../operation';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

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
