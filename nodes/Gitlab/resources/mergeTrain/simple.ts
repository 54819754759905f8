import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick(
	['id', 'status', 'target_branch'],
	{ merge_request_iid: 'merge_request.iid', merge_request_title: 'merge_request.title' },
	{ web_url: 'merge_request.web_url', user: 'user.username', pipeline_status: 'pipeline.status' },
	['created_at', 'merged_at'],
);

/** What most workflows use of a merge request's place in a train; one that only waits to get in has none yet. */
export function simpleCar(row: IDataObject): IDataObject {
	return 'merge_request' in row ? simple(row) : row;
}
