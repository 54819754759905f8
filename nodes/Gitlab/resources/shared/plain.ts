import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../client';
import { type Field, type Operation, type Role, type Tools, read, write } from '../../operation';

/** What an operation works on that several resources have alike. */
export interface Subject {
	/** As sentences name it: "Close an issue". */
	readonly noun: string;
	/** All that chooses it, as one argument: its path. */
	readonly at: Field<'at', Path>;
	readonly simplify: (row: IDataObject) => IDataObject;
}

/** An issue or a merge request. */
export interface Issuable extends Subject {
	/** GitLab's name of its kind: what to-dos call their target. */
	readonly type: 'Issue' | 'MergeRequest';
}

interface Plain
	extends Pick<Subject, 'noun' | 'at'>,
		Pick<Operation, 'action' | 'role' | 'tier' | 'simplify'> {
	/** Where more is to be said than "Retrieve a board". */
	readonly description?: string;
}

/** Get, of what GitLab has at a path. */
export function getOne({ noun, at, ...rest }: Plain): Operation {
	return read({
		name: 'Get',
		description: `Retrieve ${noun}`,
		...rest,
		fields: [at],
		run: async ({ gitlab, at }) => await gitlab.get(at),
	});
}

/**
 * Delete.
 *
 * @param role who may, where that is said in one word
 * @see https://docs.gitlab.com/api/issues/#delete-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#delete-a-merge-request
 */
export function deletion(
	{ noun, at }: Pick<Subject, 'noun' | 'at'> & Partial<Subject>,
	role?: Operation['role'],
): Operation {
	return write({
		name: 'Delete',
		action: `Delete ${noun} (cannot be undone)`,
		description: `Delete ${noun} permanently${role ? `; needs the role ${role}` : ''}`,
		role,
		fields: [at],
		run: deleteIt,
	});
}

/** What operations run that delete what is at their path. */
export async function deleteIt({ gitlab, at }: Tools & { at: Path }): Promise<{ deleted: true }> {
	await gitlab.delete(at);
	return { deleted: true };
}

/**
 * Close and Reopen.
 *
 * @param without what closing does not do: `deleting`
 * @param more GitLab's event that opens it again, `reopen` unless said, and the least role where it asks for one
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request
 * @see https://docs.gitlab.com/api/milestones/#edit-milestone
 */
export function stateChanges(
	{ noun, at, simplify }: Subject,
	without: string,
	{ reopen = 'reopen', role }: { reopen?: string; role?: Role } = {},
): Operation[] {
	return [
		write({
			name: 'Close',
			action: `Close ${noun}`,
			description: `Close ${noun} without ${without} it`,
			role,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'close' }),
		}),
		write({
			name: 'Reopen',
			action: `Reopen ${noun}`,
			description: `Reopen ${noun} that was closed`,
			role,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: reopen }),
		}),
	];
}
