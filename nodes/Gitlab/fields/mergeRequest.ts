import type { Field } from '../operation';
import { locator } from './locator';
import { required } from './param';

const MERGE_REQUEST_URL =
	'^https?:\\/\\/[^\\/\\s]+\\/(?:[\\w.+-]+\\/)+(?:-\\/)?merge_requests\\/(\\d+)(?:[\\/?#][^\\s]*)?$';

/** The merge request that an operation works on, by its number in the project (iid). */
export const mergeRequest: Field<'mergeRequest', number> = required(
	locator<'mergeRequest', number>({
		name: 'mergeRequest',
		displayName: 'Merge Request',
		search: 'searchMergeRequests',
		url: { pattern: MERGE_REQUEST_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12' },
		id: { displayName: 'IID', example: '12', pattern: '^!?\\d+$', hint: 'The number after the ! in GitLab' },
		resolve: (identifier) => Number(identifier.replace('!', '')),
	}),
);
