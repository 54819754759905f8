import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Path } from '../client/path';
import { path } from '../client/path';
import { open } from './place';
import type { SearchPlace } from './place';

/** How one kind of thing is listed for the editor. */
interface List {
	/** Where GitLab lists it, given the place that the user has chosen; undefined while none is chosen. */
	from(place: SearchPlace): Path | undefined;
	query?: IDataObject;
	/** GitLab's parameter that takes what the user types; `search` unless said. */
	searchBy?(place: SearchPlace): string;
	/** Entries that stand before GitLab's, while nothing is typed. */
	before?: readonly string[];
	entry(row: IDataObject): { name: string; value: string; url?: string };
}

const inProject =
	(below: Path) =>
	({ project }: SearchPlace) =>
		project ? path`/projects/${project}${below}` : undefined;

const inPlace = (below: Path) => (place: SearchPlace) =>
	place.group ? path`/groups/${place.group}${below}` : inProject(below)(place);

const members: List = {
	from: (place) => inPlace(path`/members/all`)(place) ?? path`/users`,
	searchBy: (place) => ((place.group ?? place.project) ? 'query' : 'search'),
	entry: (user) => ({
		name: `${text(user.name)} (@${text(user.username)})`,
		value: text(user.id),
		url: text(user.web_url),
	}),
};

const milestones: List = {
	from: inPlace(path`/milestones`),
	query: { state: 'active', include_ancestors: true },
	entry: (milestone) => ({
		name: text(milestone.title),
		value: text(milestone.id),
		url: text(milestone.web_url),
	}),
};

/** Every list of the editor, by the name under which the fields ask for it. */
const LISTS = {
	searchProjects: {
		from: () => path`/projects`,
		query: { membership: true, simple: true, order_by: 'last_activity_at', search_namespaces: true },
		entry: (project) => ({
			name: text(project.path_with_namespace),
			value: text(project.id),
			url: text(project.web_url),
		}),
	},
	searchGroups: {
		from: () => path`/groups`,
		query: { all_available: false },
		entry: (group) => ({ name: text(group.full_path), value: text(group.id), url: text(group.web_url) }),
	},
	searchIssues: {
		from: inProject(path`/issues`),
		query: { order_by: 'updated_at' },
		entry: (issue) => ({
			name: `#${text(issue.iid)} ${text(issue.title)}`,
			value: text(issue.iid),
			url: text(issue.web_url),
		}),
	},
	searchMergeRequests: {
		from: inProject(path`/merge_requests`),
		query: { order_by: 'updated_at', scope: 'all' },
		entry: (request) => ({
			name: `!${text(request.iid)} ${text(request.title)}`,
			value: text(request.iid),
			url: text(request.web_url),
		}),
	},
	searchLabels: {
		from: inPlace(path`/labels`),
		entry: (label) => ({ name: text(label.name), value: text(label.name) }),
	},
	searchMilestones: milestones,
	searchMilestoneTitles: {
		...milestones,
		before: ['Any', 'None', 'Started', 'Upcoming'],
		entry: (milestone) => ({
			name: text(milestone.title),
			value: text(milestone.title),
			url: text(milestone.web_url),
		}),
	},
	searchUsers: members,
	searchUsersAnyNone: { ...members, before: ['Any', 'None'] },
	searchBranches: {
		from: inProject(path`/repository/branches`),
		entry: (branch) => ({ name: text(branch.name), value: text(branch.name), url: text(branch.web_url) }),
	},
} satisfies Record<string, List>;

/** Name of a list that fields can ask for. */
export type ListName = keyof typeof LISTS;

const PER_PAGE = 50;

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
		return await optionsFrom(this, members);
	},
	async getUsersAnyNone(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const before = ['Any', 'None'].map((name) => ({ name, value: name }));
		return [...before, ...(await optionsFrom(this, members))];
	},
};

async function search(
	context: ILoadOptionsFunctions,
	list: List,
	filter = '',
	page = '1',
): Promise<INodeListSearchResult> {
	return await open(context, async (gitlab, place) => {
		const from = list.from(place);
		if (!from) return { results: [] };
		const typed = filter ? { [list.searchBy?.(place) ?? 'search']: filter } : {};
		const query = { ...list.query, ...typed, per_page: PER_PAGE, page };
		const { body, headers } = await gitlab.request({ method: 'GET', path: from, query });
		const rows = (body as IDataObject[]).map((row) => list.entry(row));
		const before = filter || page !== '1' ? [] : (list.before ?? []).map((name) => ({ name, value: name }));
		return { results: [...before, ...rows], paginationToken: headers['x-next-page'] || undefined };
	});
}

async function optionsFrom(context: ILoadOptionsFunctions, list: List): Promise<INodePropertyOptions[]> {
	return await open(context, async (gitlab, place) => {
		const from = list.from(place);
		if (!from) return [];
		return (await gitlab.list(from, list.query)).map((row) => list.entry(row));
	});
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}
