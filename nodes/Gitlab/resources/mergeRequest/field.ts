import type { Field } from '../../operation';
import { projectPage } from '../../fields/address';
import { locatorIn } from '../../fields/places/locatorIn';
import { required } from '../../fields/param';
import { path } from '../../client/path';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inProject } from '../../fields/list';

const mergeRequests: List = {
	name: 'searchMergeRequests',
	from: inProject(path`/merge_requests`),
	query: { order_by: 'updated_at', scope: 'all' },
	entry: entry('iid', (request) => `!${text(request.iid)} ${text(request.title)}`),
};

/** GitLab also offers it as `.diff` and `.patch`. */
const MERGE_REQUEST_URL = projectPage(String.raw`merge_requests\/(\d+)(?:\.diff|\.patch)?`);

/** One merge request of the project, by its number there (iid). */
export function mergeRequestParam<K extends string>(
	name: K,
	displayName = 'Merge Request',
	description?: string,
) {
	return locatorIn<K, number>(
		{ to: 'project' },
		{
			name,
			displayName,
			description,
			list: mergeRequests,
			url: { pattern: MERGE_REQUEST_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12' },
			id: {
				displayName: 'IID',
				example: '12',
				pattern: '!?\\d+',
				hint: 'The number after the ! in GitLab',
			},
			knownBy: ({ iid }) => iid,
			resolve: (identifier) => Number(identifier.replace('!', '')),
		},
	);
}

/** The merge request that an operation works on. */
export const mergeRequest: Field<'mergeRequest', number> = required(mergeRequestParam('mergeRequest'));
