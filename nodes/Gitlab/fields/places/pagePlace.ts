import { path } from '../../client';
import type { Item } from '../../item';
import { belowServer } from '../address';
import { isEmpty } from '../param';
import { isDigits } from '../value';
import { group } from './group';
import { project } from './project';

/** Where a page of GitLab belongs. */
export interface PagePlace {
	kind: 'group' | 'project';
	/** Its full path, as in `:id`. */
	path: string;
}

const PLACES = {
	group: { field: group, at: (id: string) => path`/groups/${id}`, fullPath: 'full_path' },
	project: { field: project, at: (id: string) => path`/projects/${id}`, fullPath: 'path_with_namespace' },
} as const;

const PAGE = /^(groups\/)?(.+?)\/-(?:\/|$)/;
/** Before GitLab 13 the pages of a project had no `/-/`; some have none today. */
const OLD_PAGE =
	/^()([^/]+(?:\/[^/]+)+)\/(?:commits?|container_registry|issues|labels|merge_requests|milestones|snippets|tree|wikis)\//;

/** The project or group whose page a URL is; undefined for pages of neither. */
export function placeOfPage(url: string, item: Pick<Item, 'gitlab'>): PagePlace | undefined {
	const below = belowServer(url.replace(/^\w+:\/\/[^/]*\//, '').replace(/[?#][\s\S]*/, ''), item);
	const found = PAGE.exec(below) ?? OLD_PAGE.exec(below);
	return found ? { kind: found[1] ? 'group' : 'project', path: found[2] } : undefined;
}

/** The full path of the project or group that the item is about; undefined where it is about none. */
export async function chosenPath(kind: PagePlace['kind'], item: Item): Promise<string | undefined> {
	const { field, at, fullPath } = PLACES[kind];
	if (isEmpty(item.value(kind))) return undefined;
	const chosen = await field.read(item);
	if (!isDigits(chosen)) return chosen;
	const entity = await item.gitlab.once(`${kind} ${chosen}`, async () => await item.gitlab.get(at(chosen)));
	return String(entity[fullPath]);
}

/** GitLab's paths are the same in any case. */
export function isSamePath(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** Whether a path is the other's own or that of a group above it. */
export function isAbove(upper: string, lower: string): boolean {
	return `${lower.toLowerCase()}/`.startsWith(`${upper.toLowerCase()}/`);
}
