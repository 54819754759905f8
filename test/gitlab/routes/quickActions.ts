import { mergeStatus } from '../entities/mergeRequest';
import { levelIn } from '../http/access';
import type { Call } from '../http/call';
import type { Noteable, User } from '../world/model';
import { LEVEL } from '../world/model';
import { setIssueState } from './issues';
import { howOf, mergeNow } from './merging';

/** Runs the quick actions in a comment, gives what is left of it. Of most actions only the world keeps that they ran. */
export function runQuickActions(call: Call, text: string, by: User, on: Noteable): string {
	const { text: left, actions } = call.world.interpret(text, by, on);
	for (const { name } of actions) {
		if (on.kind === 'MergeRequest' && name === 'merge') merge(call, by, on);
		if (on.kind === 'Issue' && (name === 'close' || name === 'reopen')) setIssueState(call, on, by, name);
	}
	return left;
}

function merge(call: Call, by: User, request: Extract<Noteable, { kind: 'MergeRequest' }>): void {
	const mayMerge = levelIn(request.project, by) >= LEVEL.maintainer;
	if (mayMerge && mergeStatus(request) === 'mergeable') mergeNow(call, request, by, howOf(request));
}
