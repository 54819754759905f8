import type { Html } from './html';
import { html } from './html';
import type { Shown } from './layout';
import { button } from './layout';
import type { Row, Visitor } from './visitor';

const MOST = 50;

function table(rows: Row[], toCells: (row: Row) => Html): Html {
	if (!rows.length) return html`<p class="small">Nothing yet.</p>`;
	return html`<table>
		${rows.map(
			(row) =>
				html`<tr>
					${toCells(row)}
				</tr>`,
		)}
	</table>`;
}

const named = (row: Row, name: string, more: unknown = '') =>
	html`<td><a href="${String(row.web_url)}">${name}</a></td>
		<td class="small">${String(more ?? '')}</td>`;

const numbered = (sign: string) => (row: Row) =>
	named(row, `${sign}${String(row.iid)} ${String(row.title)}`, row.state);

const pipeline = (row: Row) => named(row, `#${String(row.id)} for ${String(row.ref)}`, row.status);

/** All projects that the visitor is in. */
export async function projects(visitor: Visitor): Promise<Shown> {
	const rows = await visitor.ask<Row[]>(`projects?membership=true&simple=true&per_page=${MOST}`);
	const cells = (row: Row) => named(row, String(row.name_with_namespace), row.description);
	return { title: 'Projects', content: table(rows, cells) };
}

/** Who there is, to go on as somebody else. */
export function people({ world }: Visitor): Shown {
	const rows = [...world.users.values()].filter(({ state }) => state === 'active');
	const cells = rows.map(
		({ name, username }) =>
			html`<p>
				${button(`${world.url}/users/sign_in`, name, { username })} <span class="small">@${username}</span>
			</p>`,
	);
	return { title: 'Sign in as', content: html`${cells}` };
}

const LISTS = {
	issues: { title: 'Issues', path: 'issues?scope=all&per_page=50', cells: numbered('#') },
	merge_requests: {
		title: 'Merge requests',
		path: 'merge_requests?scope=all&per_page=50',
		cells: numbered('!'),
	},
	pipelines: { title: 'Pipelines', path: 'pipelines?per_page=50', cells: pipeline },
};

export type ListName = keyof typeof LISTS;

export const isList = (name: string): name is ListName => Object.hasOwn(LISTS, name);

/**
 * The newest issues, merge requests or pipelines of a project.
 *
 * @param api the project's path in the API
 */
export async function list(visitor: Visitor, api: string, name: ListName): Promise<Shown> {
	const { title, path, cells } = LISTS[name];
	return { title, content: table(await visitor.ask<Row[]>(`${api}/${path}`), cells) };
}

/** A project's page: what is in it, and forms for what is new. */
export async function project(visitor: Visitor, api: string, row: Row): Promise<Shown> {
	const at = String(row.web_url);
	const part = async (name: ListName) => {
		const { title, content } = await list(visitor, api, name);
		return html`<h2><a href="${at}/-/${name}">${title}</a></h2>
			${content}`;
	};
	const title = (label: string) =>
		html`<p>
			<label>${label} <input type="text" name="title" required /></label>
		</p>`;
	const description = html`<p>
		<label>Description <textarea name="description" rows="3"></textarea></label>
	</p>`;
	const forms = html` <fieldset>
			<form method="post" action="${at}/-/merge_requests">
				${title('Title of a merge request')}${description}<button>Open merge request</button>
			</form>
		</fieldset>
		<fieldset>
			<form method="post" action="${at}/-/issues">
				${title('Title of an issue')}${description}<button>Open issue</button>
			</form>
		</fieldset>`;
	const parts = [await part('merge_requests'), await part('issues'), await part('pipelines')];
	return {
		title: String(row.name_with_namespace),
		content: html`<p>${String(row.description ?? '')}</p>
			${forms}${parts}`,
	};
}
