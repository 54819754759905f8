import type { Item } from '../operation';

/** Pieces of the patterns that find something in a URL of GitLab, as n8n takes them: text with one group. */
const HOST = String.raw`^https?:\/\/[^\/\s]+\/`;
/** One part of a path; `-` stands alone only between a place and its pages. */
const NAME = String.raw`(?!-\/)[\w.+-]+\/`;
/** What can follow the part of a URL that identifies something: its own pages, a query, a fragment. */
const REST = String.raw`(?:[\/?#]\S*)?$`;

/** The pattern of pages of something in a project; pages from before GitLab 13 had no `/-/`. */
export function projectPage(thing: string, rest = REST): string {
	return String.raw`${HOST}(?!groups\/)(?:${NAME}){2,}(?:-\/)?${thing}${rest}`;
}

/** The pattern of pages of something in a group. */
export function groupPage(thing: string, rest = REST): string {
	return String.raw`${HOST}(?:${NAME})*?groups\/(?:${NAME})+(?:-\/)?${thing}${rest}`;
}

/** The pattern of pages of something that both projects and groups have. */
export function placePage(thing: string, rest = REST): string {
	return String.raw`${HOST}(?:${NAME}){2,}(?:-\/)?${thing}${rest}`;
}

/** The pattern of the places themselves, and of any page in them. */
export function placeUrl(place: string, pages: string): string {
	return String.raw`${HOST}${place}\/?(?:${pages})?(?:[?#]\S*)?$`;
}

/** First parts of paths that belong to GitLab itself, so that no project or group is there. */
const RESERVED = [
	'-',
	'admin',
	'api',
	'dashboard',
	'explore',
	'groups',
	'help',
	'import',
	'jwt',
	'oauth',
	'profile',
	'projects',
	'search',
	'snippets',
	'uploads',
	'users',
];

/** Keeps a pattern from GitLab's own pages. */
export const NOT_RESERVED = String.raw`(?!(?:${RESERVED.join('|')})(?:[\/?#]|$))`;

/** Whether no project or group can be at a path, because GitLab's own pages are there. */
export function isReserved(path: string): boolean {
	return RESERVED.includes(path.split('/')[0]);
}

/** A path cut out of a URL without the path that the server itself lives below (relative URL installations). */
export function belowServer(path: string, { gitlab }: Pick<Item, 'gitlab'>): string {
	const { basePath } = gitlab.server;
	if (!basePath) return path;
	return path === basePath ? '' : path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : path;
}
