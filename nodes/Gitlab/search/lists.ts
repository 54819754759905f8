import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Path } from '../client/path';
import { path } from '../client/path';
import { issue } from '../resources/issue/field';
import { ISSUE_LINKS } from '../resources/issue/linkField';
import { hasNoteable, noteable } from '../resources/comment/noteable';
import { isEmpty } from '../fields/param';
import { targetProject } from '../resources/issue/targetIssue';
import { authorOf, beginningOf, entry, text } from './entry';
import type { List } from './list';
import { optionsFrom, search } from './list';
import type { SearchPlace } from './place';

const inProject =
	(below: Path) =>
	({ project }: SearchPlace) =>
		project ? path`/projects/${project}${below}` : undefined;

const inGroup =
	(below: Path) =>
	({ group }: SearchPlace) =>
		group ? path`/groups/${group}${below}` : undefined;

const inPlace = (below: Path) => (place: SearchPlace) => inGroup(below)(place) ?? inProject(below)(place);

const members: List = {
	from: (place) => inPlace(path`/members/all`)(place) ?? path`/users`,
	searchBy: (typed, place) => ((place.group ?? place.project) ? { query: typed } : { search: typed }),
	entry: entry('id', (user) => `${text(user.name)} (@${text(user.username)})`),
};

const milestones: List = {
	from: inPlace(path`/milestones`),
	query: { state: 'active', include_ancestors: true },
	entry: entry('id', (milestone) => text(milestone.title)),
};

const issues: List = {
	from: inProject(path`/issues`),
	query: { order_by: 'updated_at' },
	entry: entry('iid', (row) => `#${text(row.iid)} ${text(row.title)}`),
};

const labels: List = {
	from: inPlace(path`/labels`),
	query: { include_ancestor_groups: true },
	entry: entry('name', (label) => text(label.name)),
};

const isMine = { membership: true };

/** Every list of the editor, by the name under which the fields ask for it. */
const LISTS = {
	searchProjects: {
		from: () => path`/projects`,
		query: { ...isMine, simple: true, order_by: 'last_activity_at', search_namespaces: true },
		elseBy: { membership: false },
		entry: entry('id', (project) => text(project.name_with_namespace)),
	},
	searchGroups: {
		from: () => path`/groups`,
		query: { all_available: false },
		elseBy: { all_available: true },
		entry: entry('id', (group) => text(group.full_name)),
	},
	searchIssues: issues,
	searchTargetIssues: {
		...issues,
		from: async (place, item) => {
			const other = item.value('targetProject');
			const project = isEmpty(other) ? place.project : await targetProject.convert(other, item);
			return inProject(path`/issues`)({ project });
		},
	},
	searchIssueLinks: {
		from: async ({ project }, item) => {
			if (!project || isEmpty(item.value('issue'))) return undefined;
			return path`/projects/${project}/issues/${await issue.read(item)}/links`;
		},
		...ISSUE_LINKS,
		searchBy: 'names',
		entry: entry(
			'issue_link_id',
			(linked) => `${text(linked.link_type).replaceAll('_', ' ')} #${text(linked.iid)} ${text(linked.title)}`,
		),
	},
	searchMergeRequests: {
		from: inProject(path`/merge_requests`),
		query: { order_by: 'updated_at', scope: 'all' },
		entry: entry('iid', (request) => `!${text(request.iid)} ${text(request.title)}`),
	},
	searchLabels: labels,
	searchOwnLabels: { ...labels, query: { include_ancestor_groups: false } },
	searchMilestones: milestones,
	searchMilestoneTitles: {
		...milestones,
		before: ['Any', 'None', 'Started', 'Upcoming'],
		entry: entry('title', (milestone) => text(milestone.title)),
	},
	searchUsers: members,
	searchUsersAnyNone: { ...members, before: ['Any', 'None'] },
	searchBranches: {
		from: inProject(path`/repository/branches`),
		key: 'name',
		countsMore: true,
		entry: entry('name', (branch) => text(branch.name)),
	},
	searchCommits: {
		// Only the search over the whole project finds commits by their words.
		from: (place, _item, typed) => inProject(typed ? path`/search` : path`/repository/commits`)(place),
		searchBy: (typed) => ({ scope: 'commits', search: typed }),
		entry: entry('id', (commit) => `${text(commit.short_id)} ${text(commit.title)}`),
	},
	searchSnippets: {
		from: inProject(path`/snippets`),
		searchBy: 'names',
		entry: entry('id', (snippet) => text(snippet.title)),
	},
	searchEpics: {
		from: inGroup(path`/epics`),
		// Epics of other groups have numbers that mean something else here.
		query: { include_ancestor_groups: false, include_descendant_groups: false, order_by: 'updated_at' },
		entry: entry('iid', (epic) => `&${text(epic.iid)} ${text(epic.title)}`),
	},
	searchWikiPages: {
		from: inPlace(path`/wikis`),
		key: 'slug',
		isPaged: false,
		searchBy: 'names',
		entry: entry('slug', (page) => text(page.title)),
	},
	searchNotes: {
		from: async (_place, item) => (hasNoteable(item) ? (await noteable.read(item)).notes : undefined),
		query: { sort: 'desc', activity_filter: 'only_comments' },
		countsMore: true,
		searchBy: 'names',
		entry: entry('id', (note) => [authorOf(note), beginningOf(text(note.body))].filter(Boolean).join(': ')),
	},
} satisfies Record<string, List>;

/** Name of a list that fields can ask for. */
export type ListName = keyof typeof LISTS;

/** The searchable lists behind resource locators, for n8n's `methods.listSearch`. */
export const listSearch = Object.fromEntries(
	Object.entries<List>(LISTS).map(([name, list]) => [
		name,
		async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
			return await search(this, list, filter, paginationToken);
		},
	]),
) as Record<
	ListName,
	(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>
>;

/** The lists behind fields with several choices, for n8n's `methods.loadOptions`. */
export const loadOptions = {
	async getLabels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await optionsFrom(this, LISTS.searchLabels);
	},
	async getUsers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await optionsFrom(this, LISTS.searchUsers);
	},
	async getUsersAnyNone(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await optionsFrom(this, LISTS.searchUsersAnyNone);
	},
};
