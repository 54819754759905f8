import { moveWorkflow } from './moveWorkflow.mjs';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The page that answers the form: the workflow to copy, and what to look at. */
export function answerForm(text) {
	try {
		const { workflow, notes } = moveWorkflow(JSON.parse(text));
		const lines = notes.map(({ node, note }) => `<li><b>${escaped(node)}</b>: ${escaped(note)}</li>`);
		return `<h2>Moved</h2><p>Copy this text and paste it into an empty workflow.</p>
<textarea readonly rows="20" style="width: 100%">${escaped(JSON.stringify(workflow, null, 2))}</textarea>
<h2>What to look at</h2><ul>${lines.join('')}</ul>`;
	} catch (error) {
		return `<h2>This is no workflow</h2><p>${escaped(error.message)}</p>
<p>Select all nodes in the editor, copy them, and paste them into the form.</p>`;
	}
}
