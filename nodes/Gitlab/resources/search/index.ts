import { choice, flag, when } from '../../fields';
import { groupOrEverywhere } from '../../fields/places';
import type { Resource } from '../../operation';
import { simpleNote } from '../comment/simple';
import { simpleIssue } from '../issue/simple';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { simpleMilestone } from '../milestone/simple';
import { inBranch, inFields, searchIn } from './scope';
import { simpleFoundCommit, simpleFoundProject, simplePlaceInFile } from './simple';
import { snippets } from './snippets';

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
		searchIn({
			name: 'Users',
			scope: 'users',
			description: 'Find users by name and username',
		}),
		searchIn({
			name: 'Wiki',
			scope: 'wiki_blobs',
			description: `Find places in wiki pages; ${ADVANCED}`,
			simplify: simplePlaceInFile,
			hasId: false,
		}),
	],
};
