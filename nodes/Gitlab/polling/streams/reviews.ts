import type { IDataObject } from 'n8n-workflow';
import { mapAtOnce, path } from '../../client';
import { mergeRequestBody } from '../bodies/issuable';
import { userPart } from '../bodies/parts';
import { type Change, timeOf } from '../change';
import type { Reading } from '../reading';

const REQUESTS_AT_ONCE = 5;

/**
 * The reviews that were requested in merge requests that were updated: who is asked, and since when, is not in their
 * list, so there is a request for each that has reviewers.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#get-single-merge-request-reviewers
 */
export async function requestedReviews(rows: readonly IDataObject[], reading: Reading): Promise<Change[]> {
	const reviewed = new Map(
		rows
			.filter(({ reviewers }) => Array.isArray(reviewers) && reviewers.length > 0)
			.map((row) => [String(row.id), row]),
	);
	const found = await mapAtOnce([...reviewed.values()], REQUESTS_AT_ONCE, async (row) => {
		const at = path`/projects/${Number(row.project_id)}/merge_requests/${Number(row.iid)}/reviewers`;
		const { rows: reviewers } = await reading.page(at, {});
		return reviewers.map((one) => changeOf(row, { one, reviewers }, reading));
	});
	return found.flat();
}

function changeOf(
	row: IDataObject,
	{ one, reviewers }: { one: IDataObject; reviewers: IDataObject[] },
	reading: Reading,
): Change {
	const at = timeOf(one.created_at);
	const until = (moment: number) =>
		reviewers
			.filter(({ created_at }) => timeOf(created_at) <= moment)
			.map(({ user }) => userPart(user))
			.filter((user) => user !== undefined);
	const [previous, current] = [until(at - 1), until(at)];
	return {
		id: `${String(row.id)}-${String((Object(one.user) as IDataObject).id)}`,
		at,
		flag: 'merge_requests_events',
		body: async () =>
			mergeRequestBody(row, await reading.project(row.project_id), {
				action: 'update',
				changes: { reviewers: { previous, current } },
			}),
	};
}
