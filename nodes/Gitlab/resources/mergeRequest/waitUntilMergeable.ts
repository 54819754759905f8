import type { IDataObject } from 'n8n-workflow';
import { GitlabError, poll } from '../../client';
import { flag, number, options, when } from '../../fields';
import { read } from '../../operation';
import { type Wait, restored, stored } from '../../waiting/wait';
import type { Watcher } from '../../waiting/watcher';
import { asleepTogether, sleepUntil } from '../shared/sleeping';
import { byWebhook } from '../shared/waiting';
import { at, simpleMergeRequest } from './field';
import { whyNotMergeable } from './mergeStatus';

const LONGEST_WAIT_S = 3600;

/** What only somebody's work on the branch ends. */
const STUCK = ['broken_status', 'conflict', 'need_rebase', 'commits_status'];

/** A wait until merge requests are mergeable. */
interface Mergeable extends Wait {
	/** Where they are, as `stored` has paths. */
	at: string[];
}

const simplify = (row: IDataObject) => ({
	...simpleMergeRequest(row),
	mergeable: row.mergeable,
	reason: row.reason,
});

/** Wakes an execution when its merge requests are mergeable, or nobody merges them any more. */
export const mergeableWatcher: Watcher<Mergeable> = {
	name: 'mergeable',
	// The pipeline, threads and other merge requests can stand in the way too.
	events: ['merge_requests_events', 'pipeline_events', 'note_events', 'push_events'],
	// GitLab checks in the background, and tells nobody when it has.
	looksAgain: true,
	simplify,
	concerns: () => true,
	look: async (gitlab, wait) => {
		const rows = await Promise.all(wait.at.map(async (one) => await gitlab.get(restored(one))));
		return rows.every((row) => !waitsFor(row) || hasEnded(row)) ? rows.map(judged) : undefined;
	},
};

/** @see https://docs.gitlab.com/api/merge_requests/#merge-status */
export const waitUntilMergeable = read({
	name: 'Wait Until Mergeable',
	action: 'Wait until a merge request is mergeable',
	description: 'Wait until all checks have passed',
	fields: [
		at,
		byWebhook,
		options(
			number('longest_wait_until_mergeable', {
				min: 1,
				default: LONGEST_WAIT_S,
				description: 'In seconds; then the item fails when asking GitLab, and has timedOut by webhook',
			}),
			when(
				'waitBy',
				['asking'],
				flag('fail_when_stuck', 'Whether to fail at once for conflicts, a rebase and a failed pipeline', {
					displayName: 'Fail When Stuck',
					default: true,
				}),
			),
		),
	],
	together: asleepTogether,
	simplify,
	run: async ({ all, byWebhook, ...tools }) => {
		const { gitlab, at, options } = tools;
		const seconds = Number(options.longest_wait_until_mergeable ?? LONGEST_WAIT_S);
		if (byWebhook) {
			const requests = all.map((one) => one.at);
			const more = { at: requests.map(stored) };
			return await sleepUntil(tools, mergeableWatcher, { all: requests, seconds, more, unended: judged });
		}
		let last: IDataObject = {};
		const row = await poll(gitlab, {
			ask: async () => (last = await gitlab.get(at)),
			isFinal: (request) =>
				!waitsFor(request) || hasEnded(request) || (!!options.fail_when_stuck && isStuck(request)),
			seconds,
		});
		const why = waitsFor(last);
		if (row && !why) return judged(row);
		const words = row ? 'It cannot be merged' : `It cannot be merged after ${seconds} seconds`;
		throw new GitlabError(row ? 'conflict' : 'timeout', `${words}: ${why ?? 'GitLab gives no reason'}`, {
			advice: row ? ADVICE : `Raise 'Longest Wait Until Mergeable', or see what it waits for. ${ADVICE}`,
		});
	},
});

const ADVICE = 'GitLab shows on the page of the merge request what stands in the way.';

/** With whether it can be merged, and why not. */
function judged(row: IDataObject): IDataObject {
	const reason = waitsFor(row) ?? null;
	return { ...row, mergeable: reason === null, reason };
}

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
