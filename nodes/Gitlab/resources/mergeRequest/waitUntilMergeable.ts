import type { IDataObject } from 'n8n-workflow';
import { GitlabError, poll } from '../../client';
import { flag, number, options } from '../../fields';
import { read } from '../../operation';
import { at, simpleMergeRequest } from './field';
import { whyNotMergeable } from './mergeStatus';

const LONGEST_WAIT_S = 3600;

/** What only somebody's work on the branch ends. */
const STUCK = ['broken_status', 'conflict', 'need_rebase', 'commits_status'];

/** @see https://docs.gitlab.com/api/merge_requests/#merge-status */
export const waitUntilMergeable = read({
	name: 'Wait Until Mergeable',
	action: 'Wait until a merge request is mergeable',
	description: 'Wait until all checks have passed',
	fields: [
		at,
		options(
			number('longest_wait_until_mergeable', {
				min: 1,
				default: LONGEST_WAIT_S,
				description: 'In seconds; then the item fails',
			}),
			flag('fail_when_stuck', 'Whether to fail at once for conflicts, a rebase and a failed pipeline', {
				displayName: 'Fail When Stuck',
				default: true,
			}),
		),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, options }) => {
		const seconds = Number(options.longest_wait_until_mergeable ?? LONGEST_WAIT_S);
		let last: IDataObject = {};
		const row = await poll(gitlab, {
			ask: async () => (last = await gitlab.get(at)),
			isFinal: (request) =>
				!waitsFor(request) || hasEnded(request) || (!!options.fail_when_stuck && isStuck(request)),
			seconds,
		});
		const why = waitsFor(last);
		if (row && !why) return row;
		const words = row ? 'It cannot be merged' : `It cannot be merged after ${seconds} seconds`;
		throw new GitlabError(row ? 'conflict' : 'timeout', `${words}: ${why ?? 'GitLab gives no reason'}`, {
			advice: row ? ADVICE : `Raise 'Longest Wait Until Mergeable', or see what it waits for. ${ADVICE}`,
		});
	},
});

const ADVICE = 'GitLab shows on the page of the merge request what stands in the way.';

function waitsFor(request: IDataObject): string | undefined {
	return hasEnded(request) && request.state === 'closed' ? 'it is closed' : whyNotMergeable(request);
}

/** Nobody merges it any more. */
function hasEnded({ state }: IDataObject): boolean {
	return state === 'merged' || state === 'closed';
}

function isStuck({ detailed_merge_status: status, head_pipeline }: IDataObject): boolean {
	if (STUCK.includes(String(status))) return true;
	const pipeline = head_pipeline as IDataObject | null | undefined;
	return status === 'ci_must_pass' && ['failed', 'canceled', 'skipped'].includes(String(pipeline?.status));
}
