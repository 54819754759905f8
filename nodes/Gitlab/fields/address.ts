import type { Item } from '../item';

/**
 * Pieces of the patterns that find something in a URL of GitLab, as n8n takes them: text with one group. That
 * there is no white space but around it is asked once, at the beginning: then what follows a match need not be
 * looked through again and again, and each pattern takes linear time. What was pasted along around it stays in
 * the field, and n8n itself holds it against the pattern.
 */
const ONE_WORD = String.raw`^\s*(?=\S+\s*$)`;
/** The end of what was pasted. */
export const END = String.raw`\s*$`;
const HOST = String.raw`${ONE_WORD}https?://[^/\s]+/`;
/** One part of a path; `-` stands alone only between a place and its pages. */
const NAME = String.raw`(?!-\/)[\w.+-]+\/`;
/** What can follow the part of a URL that identifies something: its own pages, a query, a fragment. */
const REST = String.raw`(?:[\/?#]\S*)?${END}`;

/** Pages of something in a project; those from before GitLab 13 had no `/-/`. */
const IN_PROJECT = String.raw`(?!groups\/)(?:${NAME}){2,}(?:-\/)?`;
const IN_PLACE = String.raw`(?:${NAME}){2,}(?:-\/)?`;
const IN_GROUP = String.raw`(?:(?!groups\/)${NAME})*groups\/(?:${NAME})+(?:-\/)?`;

/** The pattern of pages of something in a project. */
export function projectPage(thing: string, rest = REST): string {
	return HOST + IN_PROJECT + thing + rest;
}

/** The pattern of pages of something in a project, or of a user's own below no project. */
export function projectOrOwnPage(thing: string, rest = REST): string {
	return String.raw`${HOST}(?!groups\/)(?:${NAME})*(?:-\/)?${thing}${rest}`;
}

/** The pattern of pages of something that both projects and groups have. */
export function placePage(thing: string, rest = REST): string {
	return HOST + IN_PLACE + thing + rest;
}

/** The same, and the administrators' pages of what the whole instance has. */
export function holderPage(thing: string): string {
	return String.raw`${HOST}(?:admin\/|(?:${NAME}){2,}(?:-\/)?)${thing}${REST}`;
}

/**
 * The pattern of a work item's own pages, and of all that show it in the drawer beside them: what is shown
 * stands encoded in the query. The group holds its number, or that.
 */
export function itemPage(kind: 'group' | 'project' | 'either', things: string): string {
	const own = { group: IN_GROUP, project: IN_PROJECT, either: IN_PLACE }[kind] + things;
	const drawer = String.raw`[^?#]*\?(?:(?!show=)[^#&]*&)*show=(?=eyJ)`;
	return String.raw`${HOST}(?:${own}(?=\d)|${drawer})(\d+(?=[\/?#\s]|$)|eyJ[^#&\s]+)\S*${END}`;
}

/** The pattern of users' own pages. */
export function userPage(user: string, pages: string): string {
	return String.raw`${HOST}${user}\/?(?:${pages})?(?:[?#]\S*)?${END}`;
}

/** What stands between the parts of a path; in the API's own addresses it is encoded. */
export const SLASH = String.raw`(?:\/|%2[Ff])`;
/** What can stand before a path that is no URL: the host as Git takes it, a slash, or nothing. */
export const BEFORE_PATH = String.raw`(?:[\w.-]+@[\w.-]+:)?\/?`;

/** The pattern of the places themselves, also as Git and the API write them, and of any page in them. */
export function placeAddress(place: string, pages: string): string {
	return String.raw`${ONE_WORD}(?:(?:https?|ssh):\/\/[^\/]+\/|${BEFORE_PATH})${place}(?:\.git)?\/?(?:${pages})?(?:[?#]\S*)?${END}`;
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
export const NOT_RESERVED = String.raw`(?!(?:${RESERVED.join('|')})(?:[\/?#\s]|$))`;

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
