import { path } from '../../client';
import { atInProject } from '../../fields/places';
import { mergeRequest } from '../mergeRequest/field';

/** Project and merge request as one argument: the path of its place in a train. */
export const at = atInProject(path`/merge_trains/merge_requests`, mergeRequest);
