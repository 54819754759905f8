import type { IDataObject } from 'n8n-workflow';
import { type FailureKind, type Gitlab, type Path, GitlabError, isFailure } from '../../client';

/** What these statuses mean where the merge request itself can be read: a missing right, a missing state. */
const KINDS: Readonly<Record<number, FailureKind>> = { 401: 'forbidden', 404: 'conflict' };

/**
 * Says more about a refusal than GitLab does, with the help of the merge request that was refused.
 *
 * GitLab answers 401 to users who are known but may not do this. That the merge request can still be read
 * tells it from a bad token.
 *
 * @param statuses the HTTP statuses that are such a refusal
 * @param more what to say: words after GitLab's own, and what to do
 */
export async function explained(
	error: unknown,
	{ gitlab, at, statuses }: { gitlab: Gitlab; at: Path; statuses: readonly number[] },
	more: (status: number, mergeRequest: IDataObject) => { reason?: string; advice: string },
): Promise<unknown> {
	if (!isFailure(error) || !statuses.includes(error.facts.status ?? 0)) return error;
	// Where it cannot be read, there is no more to say than GitLab has said.
	const mergeRequest = await gitlab.get(at).catch(() => undefined);
	if (!mergeRequest) return error;
	const status = Number(error.facts.status);
	const { reason, advice } = more(status, mergeRequest);
	const message = reason ? `${error.message}: ${reason}` : error.message;
	return new GitlabError(KINDS[status] ?? error.kind, message, { ...error.facts, advice });
}
