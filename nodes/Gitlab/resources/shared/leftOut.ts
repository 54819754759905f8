import type { IDataObject } from 'n8n-workflow';
import type { Hint } from '../../hints';
import type { Tools } from '../../operation';

/** Tells of assignees that were left out. */
export const ASSIGNEES: Hint = (items) =>
	`GitLab left out assignees of ${items}: several need Premium, and they must be members of the project`;
const REVIEWERS: Hint = (items) =>
	`GitLab left out reviewers of ${items}: several need Premium, and they must be members of the project`;
const LABELS: Hint = (items) =>
	`GitLab left out labels of ${items}: of one scope only one stays, and only members may add them`;
const MILESTONE: Hint = (items) =>
	`GitLab left out the milestone of ${items}: it must be one of the project or a group above it`;

/**
 * Tells of people, labels and milestones that were sent for an issue or merge request and that GitLab passed
 * over without a word, as it does where the edition, a role or a scope does not allow them.
 *
 * @param sent the body of the request
 * @param row what GitLab answered
 * @returns the row
 * @see https://docs.gitlab.com/user/project/issues/multiple_assignees_for_issues/
 */
export function tellLeftOut(hint: Tools['hint'], sent: IDataObject, row: IDataObject): IDataObject {
	if (lacks(idsIn(row.assignees), sent.assignee_ids)) hint(ASSIGNEES);
	if (lacks(idsIn(row.reviewers), sent.reviewer_ids)) hint(REVIEWERS);
	const labels = Array.isArray(row.labels) ? row.labels : undefined;
	if (lacks(labels, namesIn(sent.labels)) || lacks(labels, namesIn(sent.add_labels))) hint(LABELS);
	const milestone = row.milestone as IDataObject | null | undefined;
	if (sent.milestone_id && milestone !== undefined && milestone?.id !== sent.milestone_id) hint(MILESTONE);
	return row;
}

/** Whether not all that was sent is there; an answer that does not tell is believed. */
function lacks(there: unknown[] | undefined, sent: unknown): boolean {
	return there !== undefined && Array.isArray(sent) && sent.some((one) => !there.includes(one));
}

function idsIn(users: unknown): unknown[] | undefined {
	return Array.isArray(users) ? users.map((user) => (user as IDataObject | null)?.id) : undefined;
}

function namesIn(labels: unknown): string[] {
	return typeof labels === 'string' ? labels.split(',').filter(Boolean) : [];
}
