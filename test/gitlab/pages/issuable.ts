import type { Html } from './html';
import { html } from './html';
import { button, markdown } from './layout';
import type { Shown } from './layout';
import type { Row, Visitor } from './visitor';

type Kind = 'issues' | 'merge_requests';

const rowOf = (value: unknown) => value as Row;
const nameOf = (user: unknown) => String(rowOf(user).name);

function labelsOf(row: Row): Html {
	return html`<p>${(row.labels as string[]).map((name) => html`<span class="label">${name}</span>`)}</p>`;
}

function noteOf(note: Row): Html {
	const position = note.position as Row | undefined;
	const where =
		position &&
		html` <code>${String(position.new_path)}:${String(position.new_line ?? position.old_line ?? '')}</code>`;
	return html`<article id="note_${Number(note.id)}">
		<p class="small">${nameOf(note.author)}${where}${note.internal === true && ' (internal)'}</p>
		${markdown(note.body)}
	</article>`;
}

async function review(visitor: Visitor, api: string, row: Row): Promise<Html> {
	const approvals = await visitor.ask(`${api}/approvals`);
	const by = (approvals.approved_by as Row[]).map(({ user }) => nameOf(user));
	const changes = await visitor.ask<Row[]>(`${api}/diffs?per_page=50`);
	const at = String(row.web_url);
	const open = row.state === 'opened';
	return html`<p class="small">
			${String(row.source_branch)} into
			${String(row.target_branch)}${by.length > 0 && `, approved by ${by.join(', ')}`}
		</p>
		${open && [button(`${at}/approve`, 'Approve'), button(`${at}/merge`, 'Merge')]}
		<h2>Changes</h2>
		${changes.map(
			({ new_path, diff }) =>
				html`<p><code>${String(new_path)}</code></p>
					<pre>${String(diff)}</pre>`,
		)}`;
}

/**
 * The page of an issue or a merge request: what it says, its comments, and forms to take part.
 *
 * @param api its path in the API
 */
export async function issuable(visitor: Visitor, api: string, kind: Kind): Promise<Shown> {
	const row = await visitor.ask(api);
	const notes = await visitor.ask<Row[]>(`${api}/notes?sort=asc&per_page=100`);
	const at = String(row.web_url);
	const isOpen = row.state === 'opened';
	const content = html` <p class="small">
			${String(row.state)}, by ${nameOf(row.author)}, ${String(row.created_at)}
		</p>
		${labelsOf(row)}
		<article>${markdown(row.description)}</article>
		${kind === 'merge_requests' && (await review(visitor, api, row))}
		<h2>Comments</h2>
		${notes.map(noteOf)}
		<form method="post" action="${at}/notes">
			<label>Comment <textarea name="body" rows="3" required></textarea></label><button>Comment</button>
		</form>
		<form method="post" action="${at}/labels">
			<label>Labels to add, separated by commas <input type="text" name="labels" required /></label
			><button>Add labels</button>
		</form>
		${row.state !== 'merged' &&
		button(`${at}/state`, isOpen ? 'Close' : 'Reopen', { event: isOpen ? 'close' : 'reopen' })}`;
	return { title: `${kind === 'issues' ? '#' : '!'}${String(row.iid)} ${String(row.title)}`, content };
}

/** What a form on the page of an issue or a merge request does, by the last part of its address. */
export const ACTIONS: Record<
	string,
	(visitor: Visitor, api: string, fields: Record<string, string>) => Promise<unknown>
> = {
	notes: async (visitor, api, { body }) => await visitor.ask(`${api}/notes`, 'POST', { body }),
	labels: async (visitor, api, { labels }) => await visitor.ask(api, 'PUT', { add_labels: labels }),
	state: async (visitor, api, { event }) => await visitor.ask(api, 'PUT', { state_event: event }),
	approve: async (visitor, api) => await visitor.ask(`${api}/approve`, 'POST', {}),
	merge: async (visitor, api) => await visitor.ask(`${api}/merge`, 'PUT', {}),
};

/** Opens an issue, or a merge request from a new branch with a change of its own. Gives its page's address. */
export async function open(
	visitor: Visitor,
	api: string,
	kind: Kind,
	{ title, description }: Record<string, string>,
): Promise<string> {
	const path = `${api}/${kind}`;
	if (kind === 'issues') return String((await visitor.ask(path, 'POST', { title, description })).web_url);
	const { default_branch: target } = await visitor.ask(api);
	const branch = `change-${visitor.world.next('branch of a page')}`;
	await visitor.ask(`${api}/repository/commits`, 'POST', {
		...{ branch, start_branch: target, commit_message: title },
		actions: [{ action: 'create', file_path: `${branch}.md`, content: `# ${title}\n` }],
	});
	const wanted = { source_branch: branch, target_branch: target, title, description };
	return String((await visitor.ask(path, 'POST', wanted)).web_url);
}
