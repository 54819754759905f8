import { path } from '../../client';
import {
	type List,
	type LocatorSpec,
	type Param,
	entry,
	inProject,
	locator,
	projectPage,
	required,
	textOf,
} from '../../fields';
import { locatorIn } from '../../fields/places';
import type { Field } from '../../operation';

export const mergeRequests: List = {
	name: 'searchMergeRequests',
	from: inProject(path`/merge_requests`),
	query: { order_by: 'updated_at', scope: 'all' },
	entry: entry('iid', (request) => `!${textOf(request.iid)} ${textOf(request.title)}`),
};

/** GitLab also offers it as `.diff` and `.patch`. */
export const MERGE_REQUEST_URL = projectPage(String.raw`merge_requests\/(\d+)(?:\.diff|\.patch)?`);

interface MergeRequestLooks {
	displayName: string;
	description?: string;
	list?: List;
}

function specOf<K extends string>(
	name: K,
	{ list = mergeRequests, ...looks }: MergeRequestLooks,
): LocatorSpec<K, number> {
	return {
		name,
		...looks,
		list,
		url: { pattern: MERGE_REQUEST_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12' },
		id: {
			displayName: 'IID',
			example: '12',
			pattern: '!?\\d+',
			hint: 'The number after the ! in GitLab',
		},
		knownBy: ({ iid }) => iid,
		resolve: (identifier) => Number(identifier.replace('!', '')),
	};
}

/** One merge request of any project, by its number there (iid). */
export function mergeRequestAnywhere<K extends string>(name: K, looks: MergeRequestLooks): Param<K, number> {
	return locator(specOf(name, looks));
}

/** One merge request of the project, by its number there (iid). */
export function mergeRequestParam<K extends string>(
	name: K,
	displayName = 'Merge Request',
	description?: string,
): Param<K, number> {
	return locatorIn('project', specOf(name, { displayName, description }));
}

/** The merge request that an operation works on. */
export const mergeRequest: Field<'mergeRequest', number> = required(mergeRequestParam('mergeRequest'));
