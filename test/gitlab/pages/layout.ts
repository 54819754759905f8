import { HtmlRenderer, Parser } from 'commonmark';

import type { User } from '../world/model';
import { Html, html } from './html';

/** What a page is about and what it shows. */
export interface Shown {
	title: string;
	content: Html;
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #28272d; background: #fff }
header { display: flex; gap: 1rem; align-items: center; padding: .6rem 1.5rem; background: #171321; color: #fff }
header a { color: #fff; font-weight: 600 } header form { margin-left: auto }
main { max-width: 60rem; margin: 1.5rem auto; padding: 0 1.5rem }
a { color: #0b5cad; text-decoration: none } a:hover { text-decoration: underline }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #dcdcde; padding: .4rem; text-align: left; vertical-align: top }
article, fieldset { border: 1px solid #dcdcde; border-radius: 4px; padding: .5rem 1rem; margin: .8rem 0 }
.label { border-radius: 1rem; padding: 0 .6rem; margin-right: .3rem; background: #e9ebf0; font-size: .85rem }
.small { color: #626168; font-size: .85rem } pre { background: #fbfafd; border: 1px solid #dcdcde; padding: .6rem; overflow: auto }
textarea, input[type=text] { width: 100%; box-sizing: border-box; font: inherit; padding: .3rem }
button { font: inherit; padding: .3rem .8rem; margin: .4rem .4rem 0 0 } form.inline { display: inline }
`;

const parser = new Parser();
const renderer = new HtmlRenderer({ safe: true, softbreak: '<br />' });

/** A text as GitLab's pages show it: its Markdown, none of its own markup. */
export function markdown(text: unknown): Html {
	return new Html(renderer.render(parser.parse(String(text ?? ''))));
}

/** A button in a form of its own, which sends a word or more. */
export function button(action: string, label: string, fields: Record<string, string> = {}): Html {
	const hidden = Object.entries(fields).map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
	);
	return html`<form class="inline" method="post" action="${action}">
		${hidden}<button>${label}</button>
	</form>`;
}

/** A whole page. */
export function page(title: string, content: Html, user: User | null, root: string): string {
	const who = user && html`<form action="${root}/users/sign_in"><button>${user.name}</button></form>`;
	return html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<title>${title} · GitLab</title>
				<style>
					${new Html(STYLE)}
				</style>
			</head>
			<body>
				<header><a href="${root}/">GitLab stand-in</a>${who}</header>
				<main>
					<h1>${title}</h1>
					${content}
				</main>
			</body>
		</html>`.text;
}
