import type { IDataObject } from 'n8n-workflow';
import { type ListTraits, type Path, path } from '../../client';
import { limit } from '../../fields';
import { type Field, type Operation, type Role, read, write } from '../../operation';

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

/** What an operation says of itself, where its name does not say it. */
type Said = Pick<Operation, 'action' | 'description' | 'role' | 'secrets' | 'simplify' | 'tier'>;

/** An operation that is one request, with the collections that it sends as they are. */
interface OneRequest<K extends string> extends Said {
	readonly name: string;
	readonly fields?: ReadonlyArray<Field<K, IDataObject>>;
}

const asAt = (place: Field<string, Path>): Field<'at', Path> => ({ ...place, key: 'at' });

/** Get, of what GitLab has at a path. */
export function getOne({ at, ...said }: Said & Pick<Subject, 'at'>): Operation {
	return getBelow(at, path``, { name: 'Get', ...said });
}

/** What GitLab has one of below a place or a thing: the approval state of a merge request. */
export function getBelow(
	place: Field<string, Path>,
	below: Path,
	{ fields = [], ...said }: OneRequest<'options'>,
): Operation {
	return read({
		...said,
		fields: [asAt(place), ...fields],
		run: async ({ gitlab, at, options }) => await gitlab.get(path`${at}${below}`, options),
	});
}

/** The rows that GitLab lists below a place or a thing: the commits of a merge request. */
export function listBelow(
	place: Field<string, Path>,
	below: Path,
	{ fields = [], traits, ...said }: OneRequest<'filters' | 'options'> & { traits?: ListTraits },
): Operation {
	return read({
		...said,
		fields: [asAt(place), limit, ...fields],
		run: async ({ gitlab, at, limit, filters, options }) =>
			await gitlab.list(path`${at}${below}`, { ...filters, ...options }, limit, traits),
	});
}

/** What GitLab does with a thing when something is posted below it: the retry of a job. */
export function postBelow(
	place: Field<string, Path>,
	below: Path,
	{ fields = [], ...said }: OneRequest<'additionalFields' | 'options'>,
): Operation {
	return write({
		...said,
		fields: [asAt(place), ...fields],
		run: async ({ gitlab, at, additionalFields, options }) =>
			await gitlab.post(path`${at}${below}`, additionalFields ?? options),
	});
}

/** Update, of what GitLab has at a path. */
export function updateOne(
	at: Field<'at', Path>,
	changes: Field<'updateFields', IDataObject>,
	said: Said,
): Operation {
	return write({
		name: 'Update',
		...said,
		fields: [at, changes],
		run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
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
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	});
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
