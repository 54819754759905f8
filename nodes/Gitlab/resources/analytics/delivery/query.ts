/** How many comments of a merge request come with the details of others. */
export const NOTES_AT_ONCE = 100;

const NOTE = 'createdAt author { username bot }';

/**
 * What is asked of each merge request: everything that its list does not tell, so that one request does for many.
 * What it costs must be small, for GitLab allows a query to cost 250: this is about 40 for each project.
 */
const DETAILS = `fragment details on MergeRequest {
	iid
	commitCount
	diffStatsSummary { additions deletions fileCount }
	commitsWithoutMergeCommits(last: 1) { nodes { authoredDate } }
	comments: notes(filter: ONLY_COMMENTS, first: ${NOTES_AT_ONCE}) { nodes { ${NOTE} } }
	activity: notes(filter: ONLY_ACTIVITY, first: ${NOTES_AT_ONCE}) { nodes { body ${NOTE} } }
}`;

/** Asks for merge requests of several projects: `$path0` and `$iids0`, `$path1` and `$iids1`, … */
export function detailsQuery(projects: number): string {
	const numbers = Array.from({ length: projects }, (_none, index) => index);
	const variables = numbers.map((at) => `$path${at}: ID!, $iids${at}: [String!]`);
	const parts = numbers.map(
		(at) =>
			`p${at}: project(fullPath: $path${at}) { mergeRequests(iids: $iids${at}) { nodes { ...details } } }`,
	);
	return `query (${variables.join(', ')}) { ${parts.join(' ')} } ${DETAILS}`;
}

/** All notes of one kind of a merge request that has more of them than come with the others. */
export const NOTES = `query ($path: ID!, $iid: String!, $filter: NotesFilterType, $first: Int, $after: String) {
	project(fullPath: $path) { mergeRequest(iid: $iid) {
		notes(filter: $filter, first: $first, after: $after) {
			pageInfo { hasNextPage endCursor }
			nodes { body ${NOTE} }
		}
	} }
}`;
