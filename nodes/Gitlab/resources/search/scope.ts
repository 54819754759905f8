import type { IDataObject } from 'n8n-workflow';
import { ALL_THAT_ROWS_SAY, path } from '../../client';
import { type Param, choice, filters, flag, limit, options, required, text, when } from '../../fields';
import { projectGroupOrEverywhere } from '../../fields/places';
import { type Operation, read } from '../../operation';

/** One of GitLab's scopes of search, as an operation. */
interface Scope {
	/** What is searched: `Merge Requests`. */
	name: string;
	/** GitLab's word for it. */
	scope: string;
	description: string;
	/** Where it can be searched: a project, a group and everywhere unless said. */
	place?: typeof projectGroupOrEverywhere;
	narrowing?: readonly Param[];
	simplify?: (row: IDataObject) => IDataObject;
	/** Whether rows have an ID that no other row has. */
	hasId?: boolean;
}

/** What is looked for. */
export const words = required(text('search', { displayName: 'Search For' }));

const inArchived = when(
	'belongsTo',
	['group', 'everywhere'],
	flag('include_archived', 'Whether to include these', { displayName: 'Include Archived' }),
);

/** In what order it is found: the best first with advanced search, else the newest. */
export const order = options(
	choice('sort', { desc: 'Newest First', asc: 'Oldest First' }, { displayName: 'Order' }),
);

/** Where of a project's history to search what is in its repository. */
export const inBranch = when(
	'belongsTo',
	['project'],
	text('ref', {
		displayName: 'Branch or Tag',
		placeholder: 'e.g. main',
		description: 'The default branch unless set',
	}),
);

/** Narrows issues and merge requests to those with the words in their titles. */
export const inFields = choice(
	'fields',
	{ title: 'Title' },
	{ displayName: 'Search In', description: 'With advanced search only (Premium)' },
);

/**
 * Search in one scope.
 *
 * @see https://docs.gitlab.com/api/search/
 */
export function searchIn({ name, scope, description, narrowing = [], ...more }: Scope): Operation {
	const { place = projectGroupOrEverywhere, simplify, hasId = true } = more;
	return read({
		name: `Search ${name}`,
		action: `Search ${name.toLowerCase()}`,
		description,
		fields: [place, words, limit, filters(...narrowing, inArchived), order],
		simplify,
		run: async ({ gitlab, place, search, limit, filters, options }) => {
			// What the user may not see, GitLab takes away after counting.
			const traits = { countsMore: true, ...(!hasId && { key: ALL_THAT_ROWS_SAY }) };
			const query = { scope, search, ...filters, ...sortingOf(options) };
			return await gitlab.list(path`${place}/search`, query, limit, traits);
		},
	});
}

/** GitLab sorts what is found by the time of its making only, and wants to hear that. */
export function sortingOf({ sort }: IDataObject): IDataObject {
	return sort ? { order_by: 'created_at', sort } : {};
}
