import type { Question } from './question';

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as it can stand in HTML, also in an attribute. */
function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color:#28272d;background:#fff}
textarea{width:100%;box-sizing:border-box;font:inherit;margin:0 0 1rem}
button{font:inherit;padding:.5rem 1.25rem;margin-right:.5rem;border:1px solid #89888d;border-radius:4px;background:#fff;cursor:pointer}
button.yes{background:#108548;border-color:#108548;color:#fff}
@media(prefers-color-scheme:dark){body{background:#18171d;color:#ececef}button,textarea{background:#28272d;color:#ececef}}`;

/**
 * The page behind a question's link.
 *
 * @param done what there is to say where nothing is asked any more
 */
export function pageOf(question: Question, done?: string): string {
	const { page } = question;
	const place = page ? `<a href="${escaped(page)}">${escaped(page)}</a>` : 'GitLab';
	const content = done
		? `<h1>Thank you</h1><p>${escaped(done)}</p><p>${place}</p>`
		: `<h1>A question from n8n</h1><p>Read it in GitLab before you answer: ${place}</p>${formOf(question)}`;
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>A question from n8n</title><style>${STYLE}</style></head><body>${content}</body></html>`;
}

function formOf({ free }: Question): string {
	const buttons = free
		? '<button class="yes" name="answer" value="text">Send</button>'
		: '<button class="yes" name="answer" value="approve">Approve</button><button name="answer" value="decline">Decline</button>';
	const label = free ? 'Your answer' : 'Comment (optional)';
	return `<form method="post"><label for="text">${label}</label><textarea id="text" name="text" rows="4" maxlength="10000"${free ? ' required' : ''}></textarea>${buttons}</form>`;
}
