import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../fields';
import { type Act, type Change, type Delivered, type Details, timeOf } from './facts';
import { grouped } from './grouped';

const HOUR_MS = 3_600_000;

/**
 * What is measured of each merge request.
 *
 * @param since from when deployments are known: where a merge request was merged before, it may have been deployed
 * before
 */
export function measuresOf({ changes, deployments = [] }: Delivered, since: Date): IDataObject[] {
	const sorted = [...deployments].sort((a, b) => a.at - b.at);
	const byProject = grouped(sorted, ({ project }) => project);
	return changes.map((change) => {
		const merged = timeOf(change.row.merged_at) ?? 0;
		const known = merged < since.getTime() ? [] : (byProject.get(change.project) ?? []);
		return measureOf(change, merged, known.find(({ at }) => at >= merged)?.at);
	});
}

function measureOf({ project, row, details }: Change, merged: number, deployed?: number): IDataObject {
	const { iid, title, target_branch, web_url, created_at, merged_at, updated_at } = row;
	const author = isObject(row.author) ? String(row.author.username) : null;
	const comments = byOthers(details?.comments ?? [], author, merged);
	const acts = byOthers([...(details?.approvals ?? []), ...comments], author, merged);
	const { start, opened, firstReview, lastReview } = timeline(row, details, { acts, merged });
	return {
		...{ project, iid, title, author, target_branch, web_url, created_at, updated_at },
		first_commit_at: textOf(details?.firstCommit),
		first_review_at: textOf(firstReview),
		last_review_at: textOf(lastReview),
		merged_at,
		deployed_at: textOf(deployed),
		cycle_hours: hours(start, merged),
		coding_hours: hours(start, opened),
		pickup_hours: hours(opened, firstReview),
		review_hours: hours(firstReview, lastReview),
		merge_hours: hours(lastReview, merged),
		deploy_hours: hours(merged, deployed),
		lead_hours: hours(start, deployed),
		review_comments: details ? comments.length : null,
		reviewers: details ? new Set(acts.map(({ by }) => by)).size : null,
		...sizeOf(details),
	};
}

/** What others than the author did before it was merged, earliest first. */
function byOthers(acts: Act[], author: string | null, merged: number): Act[] {
	return acts.filter(({ by, at }) => by !== author && at <= merged).sort((a, b) => a.at - b.at);
}

/**
 * The moments between which the parts of the cycle are, each no earlier than the one before, so that the parts of
 * a reviewed merge request make up the whole. What is not known of a merge request has no parts.
 */
function timeline(
	row: IDataObject,
	details: Details | undefined,
	{ acts, merged }: { acts: Act[]; merged: number },
) {
	if (!details) return {};
	const created = Math.min(timeOf(row.created_at) ?? merged, merged);
	const firstReview = acts[0]?.at;
	const ready = details.ready.filter((at) => at <= (firstReview ?? merged));
	// Whoever reviews before it is opened comments on an import: then there was no wait.
	const opened = Math.min(Math.max(created, ...ready), firstReview ?? merged);
	const start = Math.min(details.firstCommit ?? created, opened);
	return { start, opened, firstReview, lastReview: acts.at(-1)?.at };
}

function sizeOf(details: Details | undefined): IDataObject {
	const { commits = null, additions = null, deletions = null, files = null } = details ?? {};
	const lines = additions === null || deletions === null ? null : additions + deletions;
	return { commits, additions, deletions, changed_lines: lines, changed_files: files };
}

/** Hours between two moments, to a hundredth; null where one of them is not known. */
function hours(from: number | undefined, to: number | undefined): number | null {
	if (from === undefined || to === undefined) return null;
	return Math.round(((to - from) / HOUR_MS) * 100) / 100;
}

function textOf(time: number | undefined): string | null {
	return time === undefined ? null : new Date(time).toISOString();
}
