import { path } from '../../client';
import { compose } from '../../fields';
import { project } from '../../fields/places';
import { mergeRequest } from '../mergeRequest/field';

/** Project and merge request as one argument: the path of its place in a train. */
export const at = compose(
	'at',
	[project, mergeRequest],
	async (item) =>
		path`/projects/${await project.read(item)}/merge_trains/merge_requests/${await mergeRequest.read(item)}`,
);
