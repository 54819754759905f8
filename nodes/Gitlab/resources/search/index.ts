import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { choice, flag, limit, when } from '../../fields';
import { groupOrEverywhere } from '../../fields/places';
import { type Resource, read } from '../../operation';
import { pick } from '../../simplify';
import { simpleNote } from '../comment/simple';
import { simpleCommit } from '../commit/simple';
import { simpleIssue } from '../issue/field';
import { simpleMergeRequest } from '../mergeRequest/field';
import { simpleMilestone } from '../milestone/field';
import { inBranch, inFields, order, searchIn, sortingOf, words } from './scope';

/** What most workflows use of a place in a file. */
const simplePlaceInFile = pick(['path', 'startline', 'data', 'ref', 'project_id']);

/** What most workflows use of a project that was found: GitLab shows less of it than elsewhere. */
const simpleFoundProject = pick(
	['id', 'name', 'path_with_namespace', 'description', 'default_branch'],
	['topics', 'star_count', 'forks_count', 'last_activity_at', 'web_url'],
);

/** What most workflows use of a snippet. */
const simpleFoundSnippet = pick(
	['id', 'title', 'description', 'file_name', 'visibility'],
	{ author: 'author.username' },
	['project_id', 'web_url', 'created_at', 'updated_at'],
);

/** What most workflows use of a commit that was found in some project. */
function simpleFoundCommit(row: IDataObject): IDataObject {
	return { ...simpleCommit(row), project_id: row.project_id ?? null };
}

/**
 * GitLab searches snippets in all places at once only.
 *
 * @see https://docs.gitlab.com/api/search/#scope-snippet_titles
 */
const snippets = read({
	name: 'Search Snippets',
	action: 'Search snippets',
	description: 'Find snippets by title and description',
	fields: [words, limit, order],
	simplify: simpleFoundSnippet,
	run: async ({ gitlab, search, limit, options }) =>
		await gitlab.list(path`/search`, { scope: 'snippet_titles', search, ...sortingOf(options) }, limit, {
			countsMore: true,
		}),
});

const ADVANCED = 'outside of a project only with advanced search (Premium)';

const withoutForks = when(
	'belongsTo',
	['group', 'everywhere'],
	flag('exclude_forks', 'Whether to leave these out, with exact code search (Premium)'),
);

export const search: Resource = {
	name: 'Search',
	description: 'In a project, a group, or everywhere',
	operations: [
		searchIn({
			name: 'Code',
			scope: 'blobs',
			description: `Find places in files; ${ADVANCED}`,
			narrowing: [inBranch, withoutForks],
			simplify: simplePlaceInFile,
			hasId: false,
		}),
		searchIn({
			name: 'Comments',
			scope: 'notes',
			description: `Find comments; ${ADVANCED}`,
			simplify: simpleNote,
		}),
		searchIn({
			name: 'Commits',
			scope: 'commits',
			description: `Find commits by message; ${ADVANCED}`,
			narrowing: [inBranch],
			simplify: simpleFoundCommit,
			hasId: false,
		}),
		searchIn({
			name: 'Issues',
			scope: 'issues',
			description: 'Find issues by title and description',
			narrowing: [
				choice('state', { all: 'All', opened: 'Open', closed: 'Closed' }),
				flag('confidential', 'Whether to return only these (off: only the others)'),
				inFields,
			],
			simplify: simpleIssue,
		}),
		searchIn({
			name: 'Merge Requests',
			scope: 'merge_requests',
			description: 'Find merge requests by title and description',
			narrowing: [
				choice('state', { all: 'All', opened: 'Open', closed: 'Closed', merged: 'Merged' }),
				inFields,
			],
			simplify: simpleMergeRequest,
		}),
		searchIn({
			name: 'Milestones',
			scope: 'milestones',
			description: 'Find milestones by title and description',
			simplify: simpleMilestone,
		}),
		searchIn({
			name: 'Projects',
			scope: 'projects',
			description: 'Find projects by name, path and description',
			place: groupOrEverywhere,
			simplify: simpleFoundProject,
		}),
		snippets,
		searchIn({ name: 'Users', scope: 'users', description: 'Find users by name and username' }),
		searchIn({
			name: 'Wiki',
			scope: 'wiki_blobs',
			description: `Find places in wiki pages; ${ADVANCED}`,
			simplify: simplePlaceInFile,
			hasId: false,
		}),
	],
};
