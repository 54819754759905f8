import type { MergeRequest, User } from './model';

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
