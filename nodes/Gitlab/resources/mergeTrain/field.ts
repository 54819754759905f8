import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { project } from '../../fields/places/project';
import { mergeRequest } from '../mergeRequest/field';

/** Project and merge request as one argument: the path of its place in a train. */
export const at = compose(
	'at',
	[project, mergeRequest],
	async (item) =>
		path`/projects/${await project.read(item)}/merge_trains/merge_requests/${await mergeRequest.read(item)}`,
);
