import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, Path } from '../../client';

/** GitLab takes reviewers only as a whole list: reads it and sends it changed, where that changes it. */
export async function changeReviewers(
	gitlab: Gitlab,
	at: Path,
	change: (present: number[]) => number[],
): Promise<IDataObject> {
	return await gitlab.inTurn(`reviewers ${at.encoded}`, async () => {
		const current = await gitlab.get(at);
		const present = ((current.reviewers ?? []) as IDataObject[]).map(({ id }) => Number(id));
		const reviewer_ids = [...new Set(change(present))];
		const isSame = reviewer_ids.length === present.length && present.every((id) => reviewer_ids.includes(id));
		return isSame ? current : await gitlab.put(at, { reviewer_ids });
	});
}
