import { html } from './html';
import { button } from './layout';
import type { Shown } from './layout';
import type { Row, Visitor } from './visitor';

/** The page of a pipeline: its jobs, and buttons that end it, as there is no runner. */
export async function pipeline(visitor: Visitor, api: string): Promise<Shown> {
	const row = await visitor.ask(api);
	const jobs = await visitor.ask<Row[]>(`${api}/jobs?per_page=100`);
	const at = String(row.web_url);
	const rows = jobs.map(
		({ web_url, name, stage, status }) =>
			html`<tr>
				<td><a href="${String(web_url)}">${String(name)}</a></td>
				<td>${String(stage)}</td>
				<td>${String(status)}</td>
			</tr>`,
	);
	const content = html` <p class="small">
			${String(row.status)}, for ${String(row.ref)}, commit ${String(row.sha).slice(0, 8)}
		</p>
		${button(`${at}/end`, 'Let it succeed', { status: 'success' })}${button(`${at}/end`, 'Let it fail', {
			status: 'failed',
		})}
		<h2>Jobs</h2>
		<table>
			${rows}
		</table>`;
	return { title: `Pipeline #${String(row.id)}`, content };
}
