import { path } from '../../client';
import { atInProject } from '../../fields/places';
import type { Issuable } from '../shared/subject';
import { mergeRequest } from './field';
import { simpleMergeRequest } from './simple';

/** The merge request as a subject of the operations that other resources have too. */
export const subject: Issuable = {
	noun: 'a merge request',
	type: 'MergeRequest',
	at: atInProject(path`/merge_requests`, mergeRequest),
	simplify: simpleMergeRequest,
};

/** The chosen merge request's path. */
export const { at } = subject;
