import type { IDataObject } from 'n8n-workflow';
import type { Kind } from './kind';
import { isRecord, read, readText } from './read';

/** GitLab's words for what was done, as what has happened. */
const WORDS = new Map([
	['open', 'opened'],
	['close', 'closed'],
	['reopen', 'reopened'],
	['merge', 'merged'],
	['update', 'updated'],
	['create', 'created'],
	['delete', 'deleted'],
	['approval', 'approval_added'],
	['unapproval', 'approval_removed'],
	['award', 'awarded'],
	['revoke', 'revoked'],
	['enqueue', 'requested'],
	['approve', 'approved'],
	['deny', 'denied'],
]);

/** What of an issue or merge request was changed. */
const CHANGES: ReadonlyArray<readonly [property: string, action: string]> = [
	['assignees', 'assignees_changed'],
	['confidential', 'confidentiality_changed'],
	['description', 'description_changed'],
	['due_date', 'due_date_changed'],
	['labels', 'labels_changed'],
	['milestone_id', 'milestone_changed'],
	['target_branch', 'target_branch_changed'],
	['title', 'title_changed'],
];

/** Events whose action is the state that they have come to. */
const STATES = new Map([
	['pipeline', 'object_attributes.status'],
	['job', 'build_status'],
	['deployment', 'status'],
	['vulnerability', 'object_attributes.state'],
]);

/** How titles of drafts begin: servers before GitLab 15 tell of drafts in no other way. */
const DRAFT = /^\s*(?:\[draft\]|\(draft\)|draft:)/i;

/** All that has happened, the main thing first: an update can change labels and bring commits at once. */
export function actionsOf(kind: Kind, body: IDataObject): string[] {
	const main = mainAction(kind, body);
	return main === 'opened' ? [main] : [...new Set([main, ...detailsOf(body)])];
}

function mainAction({ event, action }: Kind, body: IDataObject): string {
	const state = STATES.get(event);
	if (state) return readText(body, state);
	if (event === 'push') return refAction(body, 'pushed');
	if (event === 'tag_push') return refAction(body, 'updated');
	if (event === 'feature_flag')
		return read(body, 'object_attributes.active') === true ? 'enabled' : 'disabled';
	if (/^expiring_/.test(readText(body, 'event_name'))) return 'expiring';
	const word = readText(body, 'object_attributes.action|action');
	// Servers before GitLab 16.11 told of new comments only, and gave them no action.
	return WORDS.get(word) ?? (word || action || (event === 'comment' ? 'created' : 'updated'));
}

function refAction(body: IDataObject, moved: string): string {
	const isNone = (sha: string) => /^0{40,64}$/.test(sha);
	if (isNone(readText(body, 'before'))) return 'created';
	return isNone(readText(body, 'after')) ? 'deleted' : moved;
}

function detailsOf(body: IDataObject): string[] {
	const { changes } = body;
	if (!isRecord(changes)) return read(body, 'object_attributes.oldrev') ? ['new_commits'] : [];
	const changed = CHANGES.filter(([property]) => Object.hasOwn(changes, property));
	return [
		...changed.map(([, action]) => action),
		...draftDetails(changes),
		...reviewDetails(changes.reviewers),
		...(read(body, 'object_attributes.oldrev') ? ['new_commits'] : []),
	];
}

function draftDetails({ draft, title }: IDataObject): string[] {
	const was = isRecord(draft) ? draft.previous === true : DRAFT.test(readText(title, 'previous'));
	const is = isRecord(draft) ? draft.current === true : DRAFT.test(readText(title, 'current'));
	if (was === is) return [];
	return [is ? 'marked_draft' : 'marked_ready'];
}

/** GitLab gives reviewers before and after as two lists. */
function reviewDetails(reviewers: unknown): string[] {
	const [before, after] = sides(reviewers).map((side) => (Array.isArray(side) ? side.filter(isRecord) : []));
	const ids = (rows: IDataObject[]) =>
		rows
			.map(({ id }) => String(id))
			.sort()
			.join();
	const states = new Map(before.map(({ id, state }) => [id, state]));
	const details = [];
	if (ids(before) !== ids(after)) details.push('reviewers_changed');
	if (after.some(({ re_requested }) => re_requested === true)) details.push('review_requested_again');
	if (after.some(({ id, state }) => isReview(state) && states.has(id) && states.get(id) !== state))
		details.push('review_submitted');
	return details;
}

function isReview(state: unknown): boolean {
	return state === 'reviewed' || state === 'approved' || state === 'requested_changes';
}

/** The value before and after a change, which GitLab gives as a pair or as an object. */
export function sides(change: unknown): [before: unknown, after: unknown] {
	if (Array.isArray(change)) return [change[0], change[1]];
	return isRecord(change) ? [change.previous, change.current] : [undefined, undefined];
}
