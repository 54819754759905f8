import { path } from '../../client';
import { type List, END, entry, inProject, projectPage, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';

const commits: List = {
	name: 'searchCommits',
	// Only the search over the whole project finds commits by their words.
	from: (place, item, typed) =>
		inProject(typed ? path`/search` : path`/repository/commits`)(place, item, typed),
	searchBy: (typed) => ({ scope: 'commits', search: typed }),
	entry: entry('id', (commit) => `${textOf(commit.short_id)} ${textOf(commit.title)}`),
};

/** A commit's own page, or a merge request's changes narrowed to it. */
const COMMIT_URL = projectPage(
	String.raw`(?:commit\/|merge_requests\/\d+\/diffs\?(?:\S*&)?commit_id=)([\da-fA-F]{7,64})`,
	String.raw`(?:\.diff|\.patch)?(?:[\/?#&]\S*)?${END}`,
);

/** The commit that an operation works on, by its SHA; GitLab takes a branch or tag for its newest one. */
export const commit = chosenIn('project', {
	name: 'commit',
	list: commits,
	url: { pattern: COMMIT_URL, example: 'https://gitlab.com/group/project/-/commit/6104942438c14ec7' },
	id: { displayName: 'SHA', example: '6104942438c14ec7', hint: 'Or the name of a branch or tag' },
	// What has a commit beside an ID of its own, such as a pipeline, names it as SHA.
	knownBy: ({ id, sha }) => sha ?? (typeof id === 'string' ? id : undefined),
	resolve: (identifier) => identifier,
});

/** Project and commit as one argument: the commit's path. */
export const at = atInProject(path`/repository/commits`, commit);
