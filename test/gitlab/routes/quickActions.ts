import { mergeStatus } from '../entities/mergeRequest';
import { levelIn } from '../http/access';
import type { Call } from '../http/call';
import type { Noteable, User } from '../world/model';
import { labelsOf } from '../world/arrange';
import { LEVEL } from '../world/model';
import { Edit, editCommon } from './issuableEdit';
import { setIssueState } from './issues';
import { setState } from './mergeRequests';
import { howOf, mergeNow } from './merging';

/** Runs the quick actions in a comment, gives what is left of it. Of most actions only the world keeps that they ran. */
export function runQuickActions(call: Call, text: string, by: User, on: Noteable): string {
	const { text: left, actions } = call.world.interpret(text, by, on);
	for (const { name, argument } of actions) {
		const isState = name === 'close' || name === 'reopen';
		if (on.kind === 'MergeRequest' && name === 'merge') merge(call, by, on);
		if (on.kind === 'MergeRequest' && isState) setState(call, on, by, name);
		if (on.kind === 'Issue' && isState) setIssueState(call, on, by, name);
		if ((on.kind === 'Issue' || on.kind === 'MergeRequest') && name === 'label')
			addLabels(call, by, on, argument);
	}
	return left;
}

/** Those that there are; GitLab makes none here. */
function addLabels(
	call: Call,
	by: User,
	on: Extract<Noteable, { kind: 'Issue' | 'MergeRequest' }>,
	text: string,
): void {
	const known = labelsOf(on.project).map(({ name }) => name);
	const named = [...text.matchAll(/~(?:"([^"]*)"|(\S+))/g)].map(([, quoted, word]) => quoted ?? word);
	const edit = new Edit(call, on, by);
	editCommon(edit, { add_labels: named.filter((name) => known.includes(name)).join(',') });
	if (!edit.finish()) return;
	if (on.kind === 'Issue') call.announce.issue(on, by, 'update', edit.changes);
	else call.announce.mergeRequest(on, by, 'update', edit.changes);
}

function merge(call: Call, by: User, request: Extract<Noteable, { kind: 'MergeRequest' }>): void {
	const mayMerge = levelIn(request.project, by) >= LEVEL.maintainer;
	if (mayMerge && mergeStatus(request) === 'mergeable') mergeNow(call, request, by, howOf(request));
}
