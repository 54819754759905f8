import type { MergeRequest, User } from './model';

/** Since when reviews are requested that were not from the beginning, by the reviewer's ID. */
const requested = new WeakMap<MergeRequest, Map<number, string>>();

/** Asks somebody for a review. */
export function requestReview(request: MergeRequest, user: User, at: string): void {
	request.reviewers = [...request.reviewers, user];
	requested.set(request, new Map([...(requested.get(request) ?? []), [user.id, at]]));
}

/** Since when a reviewer is asked. */
export function requestedAt(request: MergeRequest, { id }: User): string {
	return requested.get(request)?.get(id) ?? request.created_at;
}

/** How a reviewer stands to a merge request, in GitLab's words. */
export function reviewStateOf(request: MergeRequest, user: User) {
	if (request.approvals.some((each) => each.user === user)) return 'approved';
	return request.reviews.get(user.id) ?? 'unreviewed';
}

/** What a reviewer says of a merge request; who requests changes no longer approves. */
export function setReviewState(
	request: MergeRequest,
	user: User,
	state: 'reviewed' | 'requested_changes',
): void {
	request.reviews.set(user.id, state);
	if (state === 'requested_changes')
		request.approvals = request.approvals.filter((each) => each.user !== user);
}
