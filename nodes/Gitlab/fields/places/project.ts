import { path } from '../../client';
import type { Field } from '../../operation';
import { BEFORE_PATH, belowServer, isReserved, NOT_RESERVED, placeAddress, SLASH } from '../address';
import { entry, textOf } from '../entry';
import type { List } from '../list';
import { locator } from '../locator';
import { required } from '../param';

/** Projects of the user's own first; all others where none of these has what is typed. */
const projects: List = {
	name: 'searchProjects',
	from: () => path`/projects`,
	query: { membership: true, simple: true, order_by: 'last_activity_at', search_namespaces: true },
	elseBy: { membership: false },
	entry: entry('id', (project) => textOf(project.name_with_namespace)),
};

/** A namespace of any depth and a name; the shortest that leaves a page of a project or nothing. */
const PATH = String.raw`((?:(?!-\/)[\w.+-]+${SLASH})+?(?!-(?:[\/?#\s]|$))[\w.+-]+?)`;
/** Pages below `/-/`, and those that had their place beside it before GitLab 13. */
const PAGES = [
	String.raw`\/-(?:\/[^?#\s]*)?`,
	String.raw`\/(?:issues|jobs|merge_requests|milestones|pipelines|snippets)\/\d[^?#\s]*`,
	String.raw`\/commit\/[\da-f]{7}[^?#\s]*`,
	String.raw`\/(?:blame|blob|builds|commits|find_file|raw|tree|wikis)(?:\/[^?#\s]*)?`,
].join('|');

/** One project, by its ID or its full path, as GitLab's `:id` takes it. */
export function projectParam<K extends string>(name: K, displayName = 'Project', description?: string) {
	return locator<K, string>({
		name,
		displayName,
		description,
		list: projects,
		url: { pattern: placeAddress(NOT_RESERVED + PATH, PAGES), example: 'https://gitlab.com/group/project' },
		id: {
			displayName: 'ID or Path',
			example: 'group/project',
			pattern: String.raw`\d+|${BEFORE_PATH}[\w.+-]+(?:${SLASH}[\w.+-]+)+\/?`,
		},
		knownBy: ({ id, path_with_namespace }) => id ?? path_with_namespace,
		resolve: (identifier, item, { origin, url }) => {
			if (origin !== 'address') return identifier;
			const path = url ? belowServer(identifier, item) : identifier;
			return path.includes('/') && !isReserved(path) ? path : undefined;
		},
	});
}

/** The project that an operation works in. */
export const project: Field<'project', string> = required(projectParam('project'));
