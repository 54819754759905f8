import type { IDataObject } from 'n8n-workflow';
import { type Blob, gitBlobId, isAsWanted } from '../file/blob';
import { encoded } from '../file/content';
import type { Change } from './files';

/** What a commit does, in GitLab's terms, and what became of each file. */
export interface Plan {
	actions: IDataObject[];
	outcome: Record<'created' | 'updated' | 'moved' | 'deleted' | 'left_alone', string[]>;
}

const OUTCOME_OF = {
	create: 'created',
	update: 'updated',
	chmod: 'updated',
	move: 'moved',
	delete: 'deleted',
} as const satisfies Record<string, keyof Plan['outcome']>;

/**
 * Plans a commit: a file that is to be created or updated is left out where it is as it should be.
 *
 * @param known what is there, of the files that are to be created or updated
 */
export function planned(changes: readonly Change[], known: ReadonlyMap<string, Blob>): Plan {
	const files = new Map(known);
	const plan: Plan = {
		actions: [],
		outcome: { created: [], updated: [], moved: [], deleted: [], left_alone: [] },
	};
	for (const { bytes, ...change } of changes) {
		const { file_path, execute_filemode } = change;
		const there = files.get(file_path);
		const wanted = { id: bytes && gitBlobId(bytes), isExecutable: execute_filemode };
		if (change.action === 'createOrUpdate' && there && isAsWanted(there, wanted)) {
			plan.outcome.left_alone.push(file_path);
			continue;
		}
		const action = change.action === 'createOrUpdate' ? (there ? 'update' : 'create') : change.action;
		plan.outcome[OUTCOME_OF[action]].push(file_path);
		plan.actions.push({ ...change, action, ...(bytes && encoded(bytes)) });
		// A later change of the same commit finds what this one leaves.
		const before = files.get(change.previous_path ?? file_path);
		files.delete(change.previous_path ?? file_path);
		const isExecutable = execute_filemode ?? before?.isExecutable ?? false;
		if (action !== 'delete') files.set(file_path, { id: wanted.id ?? before?.id ?? '', isExecutable });
	}
	return plan;
}
