import { mergeRequest } from './field';
import { issuable } from '../shared/issuable';
import { simpleMergeRequest } from './simple';

/** The merge request as a subject of the operations that issues have too. */
export const subject = issuable('a merge request', mergeRequest, simpleMergeRequest);

/** The chosen merge request's path. */
export const { at } = subject;
