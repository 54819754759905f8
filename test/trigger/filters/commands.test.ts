import { Parser } from 'commonmark';
import fc from 'fast-check';
import { commandIn } from '../../../nodes/Gitlab/trigger/filters/command';
import { plainLines } from '../../../nodes/Gitlab/trigger/filters/plainLines';
import { comment, Filtering, NOTE } from './filtering';

const filtering = new Filtering();
const starts = async (note: string, more: object = {}) => {
	const body = comment(note);
	Object.assign(body.object_attributes as object, more);
	return await filtering.starts({ command: '/deploy' }, NOTE, body);
};
const GO = '/deploy prod';

/** What GitLab shows as something other than a line of text, or not at all. */
const hidden: Array<[what: string, note: string]> = [
	['in a fence', `\`\`\`\n${GO}\n\`\`\``],
	['in a fence of four that holds three', `\`\`\`\`\n\`\`\`\n${GO}\n\`\`\`\n${GO}\n\`\`\`\``],
	['in a fence of three behind one of four', `\`\`\`\n\`\`\`\`x\n${GO}\n\`\`\``],
	['in a fence of tildes that holds backticks', `~~~\n\`\`\`\n~~\n${GO}\n~~~`],
	['in a fence with a language', `\`\`\`sh example\n${GO}\n\`\`\``],
	['in a fence of tildes with backticks in its language', `~~~ a\`b\n${GO}\n~~~`],
	['in a fence that never ends', `\`\`\`\n${GO}`],
	['in a fence after what only looks like its end', `\`\`\`\n\`\`\` x\n    \`\`\`\n\`\`\n~~~\n${GO}\n\`\`\``],
	['in a fence that is moved in', `   \`\`\`\n   ${GO}\n   \`\`\``],
	['in a fence that ends a paragraph', `Like this:\n\`\`\`\n${GO}\n\`\`\``],
	['in a fence that ends at a no-break space only', `\`\`\`\n\`\`\`\u00a0\n${GO}\n\`\`\``],
	['in code by four blanks', `Like this:\n\n    ${GO}`],
	['in code by a tab', `Like this:\n\n\t${GO}`],
	['in code by blanks and a tab', `  \t${GO}`],
	['in code after a heading', `# How\n    ${GO}`],
	["in GitLab's quote", `>>>\n${GO}\n>>>`],
	["in GitLab's quote after text", `He said:\n>>>\nWell,\n\n${GO}\n\n>>>\nNo.`],
	["in GitLab's quote that never ends", `>>>\n\n${GO}`],
	["in GitLab's longer quote", `>>>>\n>>>\n${GO}\n>>>\n\n${GO}\n>>>>`],
	["in GitLab's quote with code that has not ended", `>>>\n\`\`\`\n${GO}\n>>>`],
	["in an alert of GitLab's", `>>> [!warning] Never do this\n${GO}\n>>>`],
	['in a quote', `> ${GO}`],
	['in a quote without a blank', `>${GO}`],
	['in a quote that goes on without its mark', `> He said:\n${GO}`],
	['in a quote that goes on without its mark, moved in', `> > He said:\n      ${GO}`],
	['in a quote that a no-break space does not end', `> He said:\n\u00a0\n${GO}`],
	['in a comment', `<!-- ${GO} -->`],
	['in a comment of several lines', `<!--\n${GO}\n-->`],
	['in a comment with blank lines', `Hi\n<!--\n\n${GO}\n\n-->`],
	['in a comment that never ends', `<!--\n\n${GO}`],
	['in a comment within a paragraph', `Hi <!-- there\n${GO}\n--> you`],
	['in a comment between tags', `<p>\n<!--\n\n${GO}\n-->\n</p>`],
	...['pre', 'script', 'style', 'textarea'].map((tag): [string, string] => [
		`in <${tag}>`,
		`<${tag}>\n\n${GO}\n\n</${tag}>`,
	]),
	...['details', 'div', 'blockquote', 'table', 'section', 'DIV class="x"'].map((tag): [string, string] => [
		`in <${tag}>`,
		`<${tag}>\n\n${GO}\n\n</${tag.split(' ')[0]}>`,
	]),
	['in <details> without blank lines', `<details>\n<summary>How</summary>\n${GO}\n</details>`],
	['in <details> in <details>', `<details>\n<details>\n\n</details>\n\n${GO}\n\n</details>`],
	['in <details> that never ends', `<details><summary>How</summary>\n\n${GO}`],
	['in <details> that begins in a line', `See <details>\n${GO}\n</details>`],
	['in an element of any name', `<secret>\n\n${GO}\n\n</secret>`],
	['in struck-out text', `<del>\n\n${GO}\n\n</del>`],
	['after a lone tag', `<b>\n${GO}\n</b>`],
	['in an instruction', `<?php\n\n${GO}\n?>`],
	['in a declaration', `<!DOCTYPE\n\n${GO}\n>`],
	['in CDATA', `<![CDATA[\n\n${GO}\n]]>`],
	['in an attribute over several blocks', `<div title="\n\n${GO}\n\n">`],
	['in HTML that goes on after another end tag', `<script>\n</pre>\n</script>\n${GO}`],
	['in <pre> after another end tag', `<pre>\n</script>\n${GO}\n</pre>`],
	['in <details> behind a comment', `<!-- x --><details>\n\n${GO}\n\n</details>`],
	["in a tag's attribute", `Hi <a title="\n${GO}\n"> you`],
	['in a list', `- ${GO}`],
	['in a list that goes on without being moved in', `- Well,\n${GO}`],
	['in a second paragraph of a list', `- Well,\n\n  ${GO}`],
	['in a list without text', `-\n  ${GO}`],
	['in a list with numbers', `1. Well,\n2) Then\n${GO}`],
	['in a task', `- [ ] Well,\n${GO}`],
	['in code of a list', `- Like this:\n  \`\`\`\n  ${GO}\n  \`\`\``],
	['in a list in a quote', `> - Well,\n${GO}`],
	['in a table', `| a |\n|---|\n${GO}`],
	['in a table without its outer lines', `a | b\n--|--\n${GO} | x`],
	["in a table's head", `${GO} | x\n--|--\na | b`],
	['in a heading', `${GO}\n===`],
	['in a heading of several lines', `Hi\n${GO}\n---`],
	['in code within a paragraph', `Try \`\n${GO}\n\` now`],
	['in code of two backticks', `Try \`\` a \`\n${GO}\n\`\` now`],
	['in a formula', `$$\n${GO}\n$$`],
	['in a formula within a paragraph', `Let $x\n${GO}=1$ be`],
	["in a link's title", `See [it](http://a.b "\n${GO}\n") now`],
	["in an image's description", `![a [b]\n${GO}\n](http://a.b) now`],
	["in a link's definition", '[it]:\n/deploy'],
	["in a definition's title", `[it]: http://a.b "\n${GO}\n"`],
	["in a definition's title of its own", `[it]: http://a.b\n"\n${GO}\n"`],
	['in data at the beginning', `---\n\n${GO}\n\n---`],
	['in data of another kind', `+++ toml\n\n${GO}\n\n+++`],
	['in a footnote', `[^1]: Well,\n${GO}`],
	['in a second paragraph of a footnote', `[^1]: Well,\n\n    ${GO}`],
	['as a term', `${GO}\n\n: It deploys`],
	['in what a term means', `Term\n: It means\n${GO}`],
	['behind a backslash', `\\${GO}`],
	['behind U+2028', `Hi\u2028${GO}`],
	['in a line', `Try ${GO}`],
];

it.each(hidden)('a command %s is none', async (_what, note) => {
	expect(await starts(note)).toBe(false);
});

/** Where GitLab shows a line of text, whatever is around it. */
const plain: Array<[what: string, note: string]> = [
	['alone', GO],
	['after text', `Well,\n${GO}\nplease`],
	['moved in by three', `   ${GO}`],
	['moved in within a paragraph', `Well,\n      ${GO}\n\t${GO}`],
	['after a carriage return', `Well,\r\n${GO}\r\n`],
	['after a lone carriage return', `Well,\r${GO}\rplease`],
	['after a fence', `\`\`\`\nx\n\`\`\`\n${GO}`],
	['after a fence with a longer end', `\`\`\`\nx\n   \`\`\`\`\`  \n${GO}`],
	['after a fence in a fence', `\`\`\`\`\n\`\`\`\n\`\`\`\`\n${GO}`],
	['after what is no fence, for its backtick', `\`\`\` a\`b\n\n${GO}`],
	['after what is no fence, in a line', `Use \`\`\` for code\n${GO}`],
	['after code of three backticks', `\`\`\`x\`\`\`\n${GO}`],
	['after code by blanks', `    x\n${GO}`],
	['after what is no code by blanks', `Well,\n    x\n${GO}`],
	["after GitLab's quote", `>>>\nx\n>>>\n${GO}`],
	["after GitLab's quote with code that has not ended", `>>>\n\`\`\`\n>>>\n${GO}`],
	['after a quote', `> x\n\n${GO}`],
	['after a quote that ends with a heading', `> # x\n${GO}`],
	['after a quote that ends with code', `> \`\`\`\n> x\n${GO}`],
	['after a comment', `<!-- x -->\n${GO}`],
	['after a comment of several lines', `<!--\n/x\n\n-->\n${GO}`],
	['after an empty comment', `Hi <!--> you\n${GO}`],
	['after a comment within a paragraph', `Hi <!-- x\n--> you\n${GO}`],
	['after what is no comment', `Hi <!- you\n${GO}`],
	['after a comment that a blank line makes none', `Hi <!--\n\n${GO}\n\n-->`],
	['after <pre>', `<pre>\nx\n</pre>\n${GO}`],
	['after a script with less and more', `<script>if (a<b) "<div>"</script>\n\n${GO}`],
	['after <details>', `<details>\n<summary>x</summary>\n\ny\n\n</details>\n\n${GO}`],
	['after a paragraph in HTML', `<p align="center">x</p>\n\n${GO}`],
	['after <br>', `Well,<br>\n${GO}`],
	['after a list in HTML', `<ul><li>x<li>y</ul>\n\n${GO}`],
	['after a word in angle brackets', `A List<String> of <name>\n${GO}`],
	['after an address in angle brackets', `<https://a.b>\n${GO}`],
	['after less and more', `1 < 2\n${GO}\n2 > 1`],
	['after a list', `- x\n- y\n\n${GO}`],
	['after a list that ends with code', `- x\n\n      y\n${GO}`],
	['after a list, moved in by too little', `10. x\n\n   ${GO}`],
	['after a line', `---\n${GO}`],
	['after a line of stars', `x\n***\n${GO}`],
	['after a heading', `# x\n${GO}`],
	['after a heading of several lines', `x\ny\n---\n${GO}`],
	['after a table', `| a |\n|---|\n| b |\n\n${GO}`],
	['after a lone backtick', `It's \`x\n${GO}`],
	['after escaped backticks', `\\\`x\n${GO}\n\\\``],
	['after code within a paragraph', `Try \`x\`\n${GO}\n\`y\``],
	['after prices', `It costs $5\n${GO}\nnot $6`],
	['after a link', `[it](http://a.b "t")\n${GO}\n(x)`],
	['after an image', `![it](http://a.b)\n${GO}`],
	["after a link's definition", `[it]: http://a.b "t"\n${GO}`],
	['after a word in brackets', `[done]: all of it\n${GO}`],
	['after brackets', `Well, [x\n${GO}\ny]`],
	['after a colon', `- x\n\n: y\n\n${GO}`],
	['with code in it', `${GO} \`x\n\``],
	['between lines that say when', `12:30\n${GO}\n${'-'.repeat(3)} x`],
];

it.each(plain)('a command %s is one', async (_what, note) => {
	expect(await starts(note)).toBe(true);
});

it("a command in GitLab's own notes is none, and one in an internal note is", async () => {
	expect(await starts(GO, { system: true })).toBe(false);
	expect(await filtering.starts({ commentMatches: '*' }, NOTE, systemNote())).toBe(false);
	expect(await starts(GO, { system: null })).toBe(true);
	const internal = comment(GO, { object_attributes: { note: GO, internal: true, system: false } });
	expect(await filtering.starts({ command: GO }, 'Confidential Note Hook', internal)).toBe(true);
});

const systemNote = () => comment('x', { object_attributes: { note: GO, system: true } });

it('a command comes again with an edit, unless only new comments are wanted', async () => {
	expect(await starts(GO, { action: 'update' })).toBe(true);
	const filters = { command: '/deploy', commentActions: ['created'] };
	const edited = comment(GO, { object_attributes: { note: GO, action: 'update' } });
	expect(await filtering.starts(filters, NOTE, edited)).toBe(false);
	expect(await filtering.starts(filters, NOTE, comment(GO))).toBe(true);
});

it('a command is told from others by its whole name, whatever blank follows', () => {
	expect(commandIn('/deploy\u2028prod', ['/deploy'])).toEqual({
		name: 'deploy',
		args: ['prod'],
		text: 'prod',
	});
	expect(commandIn('/deploy\tprod  x ', ['deploy'])).toMatchObject({ args: ['prod', 'x'] });
	expect(commandIn('/deploy/prod', ['/deploy'])).toBeUndefined();
	expect(commandIn('/deploy', [''])).toBeUndefined();
});

// What follows looks inside: no test through the trigger could try so many comments.

/** What something is hidden between. Of each, the end closes what the beginning opens. */
const WRAPS: ReadonlyArray<readonly [begin: string, end: string]> = [
	['```', '```'],
	['~~~~ sh', '~~~~'],
	['`````', '`````'],
	['>>>', '>>>'],
	['<!--', '-->'],
	['<pre>', '</pre>'],
	['<details>\n<summary>x</summary>\n', '\n</details>'],
	['<div>\n', '\n</div>'],
	['<script>', '</script>'],
	['<?x', '?>'],
	['<kbd>\n', '\n</kbd>'],
];
const WORDS = [
	'x',
	'',
	'',
	'a `b`',
	'- c',
	'> d',
	'# e',
	'1. f',
	'***',
	'g | h',
	'i <b>j</b>',
	'    k',
	'[l](m)',
];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((lines) => lines.join('\n'));
const wrap = fc.constantFrom(...WRAPS);
const runs = Number(process.env.RUNS ?? 300);

describe('any comment', () => {
	it('gives no command from within what hides it', () => {
		const note = fc
			.tuple(words, wrap, words, words)
			.map(([before, [begin, end], a, b]) => `${before}\n\n${begin}\n${a}\n${GO}\n${b}\n${end}`);
		fc.assert(
			fc.property(note, (text) => {
				expect(commandIn(text, ['/deploy'])).toBeUndefined();
			}),
			{ numRuns: runs },
		);
	});

	it('gives the command that stands behind what has ended', () => {
		const ended = fc.tuple(wrap, words).map(([[begin, end], inner]) => `${begin}\n${inner}\n${end}\n`);
		const note = fc
			.array(fc.oneof(ended, words), { maxLength: 5 })
			.map((parts) => `${parts.join('\n\n')}\n\n${GO}\n`);
		fc.assert(
			fc.property(note, (text) => {
				expect(commandIn(text, ['/deploy'])?.text).toBe('prod');
			}),
			{ numRuns: runs },
		);
	});

	const BLOCKS =
		'/d|/d|/d|||> q|>|> /d|- a|  - b|1. x|2) y|```|````|~~~|``` js|``` a`b|    code|\tcode| /d|   /d|    /d|\t/d|# h|---|===|***|text|te `x|` y|- ```|> ```|>/d|-|*|+ |-\t/d|>\t/d|10) z|`|``|  /d|> - a|>   /d|- > a|  > b|\\|a\\|>     c|-     c|- - -|_ _ _|\\` x| ~~~|    ~~~|~~~ `|   ```|1) |   x|- # h|> ---'.split(
			'|',
		);
	const HTML =
		'<!--|-->|<pre>|</pre>|<b>|<a title="|">|<script>|</script>|<?|?>|<![CDATA[|]]>|<!X|x <!--|--> y|<div>|</div>|[a]: u|[b]:|"t|[c](u "|")|![|](u)|[|]: u|[d](|[e]: u "|x"'.split(
			'|',
		);

	it.each([
		['exactly, in blocks', BLOCKS, true],
		['never more, in HTML and links too', [...BLOCKS, ...HTML], false],
	])('has the plain lines that an independent parser finds: %s', (_what, lines, isExact) => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 9 }), (chosen) => {
				// Each line has a name of its own, and none is taken for data at the beginning.
				const text = ['x', '', ...chosen.map((line, at) => line.replace('/d', `/d${at}`))].join('\n');
				const found = plainLines(text).flatMap(nameOf);
				const expected = linesByCommonMark(text).flatMap(nameOf);
				expect(expected).toEqual(isExact ? found : expect.arrayContaining(found));
			}),
			{ numRuns: runs },
		);
	});

	const nameOf = (line: string) => /^\/d\d+/.exec(line) ?? [];

	/** The lines of text in paragraphs at the top level. */
	function linesByCommonMark(text: string): string[] {
		const lines: string[] = [];
		for (let node = new Parser().parse(text).firstChild; node; node = node.next) {
			if (node.type !== 'paragraph') continue;
			let line = '';
			let images = 0;
			const walker = node.walker();
			for (let event = walker.next(); event; event = walker.next()) {
				const { type, literal } = event.node;
				if (type === 'image') images += event.entering ? 1 : -1;
				if (images || type === 'code' || type === 'html_inline') line += 'x';
				else if (type === 'softbreak' || type === 'linebreak') {
					lines.push(line);
					line = '';
				} else line += literal ?? '';
			}
			lines.push(line);
		}
		return lines;
	}
});
