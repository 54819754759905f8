import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { limit } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { blocking, dependency } from './dependencyField';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** What most workflows use of a dependency: both merge requests. */
function simpleDependency(row: IDataObject): IDataObject {
	const simple = (request: unknown) => request && simpleMergeRequest(request as IDataObject);
	const { id, project_id, blocking_merge_request, blocked_merge_request } = row;
	return {
		id: id ?? null,
		project_id: project_id ?? null,
		blocking_merge_request: simple(blocking_merge_request) as IDataObject,
		blocked_merge_request: simple(blocked_merge_request) as IDataObject,
	};
}

/**
 * Merge requests that must be merged before another.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#create-a-merge-request-dependency
 */
export const dependencies: Operation[] = [
	write({
		name: 'Add Dependency',
		action: 'Add a dependency to a merge request',
		description: 'Keep a merge request from being merged before another one',
		tier: 'Premium',
		role: 'Developer',
		fields: [at, blocking],
		simplify: simpleDependency,
		run: async ({ gitlab, at, blocking }) =>
			await gitlab.post(path`${at}/blocks`, { blocking_merge_request_id: blocking }),
	}),
	write({
		name: 'Remove Dependency',
		action: 'Remove a dependency of a merge request',
		description: 'Let a merge request be merged before the other one',
		tier: 'Premium',
		role: 'Developer',
		fields: [at, dependency],
		run: async ({ gitlab, at, dependency }) => {
			await gitlab.delete(path`${at}/blocks/${dependency}`);
			return { deleted: true };
		},
	}),
	read({
		name: 'Get Dependencies',
		action: 'Get dependencies of a merge request',
		description: 'List the merge requests to be merged before this one',
		tier: 'Premium',
		fields: [at, limit],
		simplify: simpleDependency,
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/blocks`, {}, limit),
	}),
	read({
		name: 'Get Dependents',
		action: 'Get dependents of a merge request',
		description: 'List the merge requests to be merged after this one',
		tier: 'Premium',
		fields: [at, limit],
		simplify: simpleDependency,
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/blockees`, {}, limit),
	}),
];
