import { ALL_THAT_ROWS_SAY, path } from '../../client';
import { choice, filters, limit } from '../../fields';
import { type Operation, read } from '../../operation';
import { simpleMergeRequest } from '../mergeRequest/field';
import { getBelow, listBelow } from '../shared/plain';
import { at } from './field';

const STATES = { opened: 'Opened', closed: 'Closed', locked: 'Locked', merged: 'Merged' };

/**
 * What GitLab knows of a commit.
 *
 * @see https://docs.gitlab.com/api/commits/
 */
export const about: Operation[] = [
	read({
		name: 'Get Refs',
		action: 'Get the branches and tags of a commit',
		description: 'List the branches and tags that have a commit',
		fields: [at, limit, filters(choice('type', { all: 'All', branch: 'Branches', tag: 'Tags' }))],
		run: async ({ gitlab, at, limit, filters }) =>
			// A branch and a tag can have one name.
			await gitlab.list(path`${at}/refs`, filters, limit, { key: ALL_THAT_ROWS_SAY }),
	}),
	listBelow(at, path`/merge_requests`, {
		name: 'Get Merge Requests',
		action: 'Get the merge requests of a commit',
		description: 'List the merge requests that brought a commit in',
		simplify: simpleMergeRequest,
		fields: [filters(choice('state', STATES))],
	}),
	getBelow(at, path`/signature`, {
		name: 'Get Signature',
		action: 'Get the signature of a commit',
		description: 'See who has signed a commit, and whether that is verified',
	}),
];
