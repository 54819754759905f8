import { html } from './html';
import type { Shown } from './layout';
import type { Row, Visitor } from './visitor';

const encode = encodeURIComponent;

/** Where the API has what a page is about, by the page's first word after `/-/`. */
const PATHS: Record<string, (id: string) => string> = {
	boards: (id) => `boards/${id}`,
	branches: (name) => `repository/branches/${encode(name)}`,
	commit: (sha) => `repository/commits/${encode(sha)}`,
	commits: (ref) => `repository/commits?ref_name=${encode(ref)}`,
	compare: (names) => {
		const [from = '', to = ''] = names.split(/\.{2,3}/);
		return `repository/compare?from=${encode(from)}&to=${encode(to)}`;
	},
	environments: (id) => `environments/${id}`,
	epics: (iid) => `epics/${iid}`,
	iterations: () => 'iterations?per_page=100',
	jobs: (id) => `jobs/${id}`,
	milestones: (iid) => `milestones?iids[]=${iid}`,
	packages: (id) => `packages/${id}`,
	pipeline_schedules: (id) => `pipeline_schedules/${id}`,
	releases: (tag) => `releases/${encode(tag)}`,
	snippets: (id) => `snippets/${id}`,
	tags: (name) => `repository/tags/${encode(name)}`,
	tree: (ref) => `repository/commits/${encode(ref)}`,
	wikis: (slug) => `wikis/${encode(slug)}`,
};

function show(row: Row, title: string): Shown {
	const cells = Object.entries(row)
		.filter(([, value]) => value !== null && typeof value !== 'object')
		.map(
			([name, value]) =>
				html`<tr>
					<th>${name}</th>
					<td>${String(value)}</td>
				</tr>`,
		);
	return {
		title,
		content: html`<table>
			${cells}
		</table>`,
	};
}

/** The page of a group, a user or a project's part that has no page of its own: its properties. */
export function plain(row: Row): Shown {
	return show(row, String(row.full_name ?? row.title ?? row.name ?? row.username ?? row.id));
}

/**
 * The page of something in a project or a group.
 *
 * @param api the place's path in the API; '' for what is in none
 * @param kind the first word after `/-/`
 * @param id all after it, decoded
 */
export async function thing(
	visitor: Visitor,
	api: string,
	kind: string,
	id: string,
): Promise<Shown | undefined> {
	if (kind === 'security') return await vulnerability(visitor, id);
	if (kind === 'blob' || kind === 'raw') return await file(visitor, api, id);
	const path = Object.hasOwn(PATHS, kind) ? PATHS[kind]?.(id) : undefined;
	const found = path && (await visitor.find<Row | Row[]>([api, path].filter(Boolean).join('/')));
	if (!found) return undefined;
	const row = Array.isArray(found) ? (found.find((one) => String(one.id) === id) ?? found[0]) : found;
	return row && plain(row);
}

// Only GraphQL has them.
async function vulnerability(visitor: Visitor, at: string): Promise<Shown | undefined> {
	const id = /^vulnerabilities\/(\d+)$/.exec(at)?.[1];
	const row = id && (await visitor.query('Vulnerability', id, 'title state severity description'));
	return row ? plain(row) : undefined;
}

// A ref may have slashes in it, and so may the file's path: the first that names a file is it.
async function file(visitor: Visitor, api: string, at: string): Promise<Shown | undefined> {
	const parts = at.split('/');
	for (let length = 1; length < parts.length; length++) {
		const [ref, path] = [parts.slice(0, length), parts.slice(length)].map((some) => encode(some.join('/')));
		const text = await visitor.find<string>(`${api}/repository/files/${path}/raw?ref=${ref}`);
		if (text !== undefined)
			return { title: parts.slice(length).join('/'), content: html`<pre>${String(text)}</pre>` };
	}
	return undefined;
}
