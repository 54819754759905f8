import type { IDataObject } from 'n8n-workflow';
import { isAccepted } from '../../../nodes/Gitlab/trigger/filters/accept';
import { webhookEventOf } from '../../../nodes/Gitlab/trigger/output/webhookEvent';
import { simplified } from '../../../nodes/Gitlab/trigger/output/simplified';
import { changed, comment, Filtering, MR, NOTE, push, request } from './filtering';

const filtering = new Filtering();

/** What a text of a million characters may cost more than one that no filter looks at. */
const MOST = 100;

/** CPU time that this process spends on a delivery, in milliseconds: another's work does not count. */
async function cost(filters: IDataObject, header: string, body: IDataObject): Promise<number> {
	const before = process.cpuUsage();
	await filtering.starts(filters, header, body);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

const SIZE = 1_000_000;
/** Where time grows with the square, a size at which the test still ends. */
const SMALL = 60_000;

const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
const many = <T>(size: number, one: (at: number) => T) => Array.from({ length: size }, (_, at) => one(at));
const rows = (size: number, state: string) => many(size, (id) => ({ id, state, title: `l${id}` }));

type Delivery = [filters: IDataObject, header: string, body: IDataObject];
type Hostile = (size: number) => Delivery;

/** Texts that are bad for whoever looks for the end of what they begin. */
const COMMENTS: ReadonlyArray<readonly [what: string, before: string, repeated: string, after?: string]> = [
	['U+2028', '/deploy', '\u2028', 'x'],
	['lone carriage returns', '/deploy', '\r', 'x'],
	['blanks before U+2028', '/deploy', ' ', 'x\u2028y'],
	['blanks before a carriage return', '/deploy', ' ', 'x\ry'],
	['blanks before', '/x\n', ' ', '/deploy'],
	['blank lines', '/x', '\n'],
	['U+2028 alone', '', '\u2028', '/deploy'],
	['commands', '', '/x\n'],
	['paragraphs', '', '/x\n\n'],
	['quotation marks', '/deploy ', '"'],
	['words', '/deploy ', '" a'],
	['quotes in quotes', '/x\n', '> '],
	['lists in lists', '/x\n', '- ', 'x'],
	['quotes of GitLab in quotes', `/x\n${many(96, (at) => '>'.repeat(99 - at)).join('\n')}\n`, 'x\n'],
	['blank lines in lists', `/x\n${'- '.repeat(99)}x`, '\n'],
	['a long line', '/x\n', '- - * ', 'x'],
	['blanks in the target of a link', '/x [a](', ' ', 'x'],
	['tabs', '/x\n', '\t'],
	['backticks', '/x ', '` `` ``` '],
	['fences', '/x\n', '```\n'],
	['fences of all lengths', '/x\n', many(300, (at) => '`'.repeat(at + 3)).join('\n')],
	['tags', '/x ', '<a '],
	['attributes', '/x ', '<a b="'],
	['attributes in one tag', '/x <a', ' b'],
	['end tags', '/x ', '</a'],
	['comments', '/x ', '<!--'],
	['blocks of comments', '/x\n', '<!--\n'],
	['scripts', '/x\n', '<script>'],
	['elements', '/x\n\n', '<div>\n\n'],
	['unknown elements', '/x\n\n', '<a>\n\n'],
	['instructions', '/x ', '<?'],
	['brackets', '/x ', '['],
	['images', '/x ', '![ '],
	['targets', '/x ', ']('],
	['titles', '/x ', '](a "'],
	['brackets in targets', '/x ](', '(a'],
	['definitions', '/x\n\n', '[a]: b\n'],
	['a long name of a definition', '/x\n\n[', '\n'],
	['footnotes', '/x\n\n', '[^a]:'],
	['terms', '/x\n\n', ': '],
	['dollars', '/x ', '$a'],
	['formulas', '/x ', '$$ $'],
	['backslashes', '/x ', '\\'],
	['tables', '/x\n', '-|\n'],
	['data at the beginning', '---\n', '/x\n'],
];

const inComment =
	([, before, repeated, after = '']: (typeof COMMENTS)[number]): Hostile =>
	(size) => [{ command: '/deploy prod, /rollback' }, NOTE, comment(before + fill(repeated, size) + after)];

const OTHERS: Array<[what: string, hostile: Hostile]> = [
	[
		'words in a comment',
		(size) => [
			{ commentContains: many(50, (at) => `${'a'.repeat(150)}b${at}`) },
			NOTE,
			comment(fill('a', size)),
		],
	],
	[
		'patterns of a comment',
		(size) => [
			{ commentMatches: `${'*a'.repeat(99)}b, *${'a'.repeat(99)}b` },
			NOTE,
			comment(fill('a', size)),
		],
	],
	[
		'a branch',
		(size) => [{ refs: '*aab, *a*a*b' }, 'Push Hook', push({ ref: `refs/heads/${fill('a', size)}` })],
	],
	[
		'branches of a merge request',
		(size) => [{ sourceBranches: '*aab' }, MR, request({ source_branch: fill('a', size) })],
	],
	[
		'files',
		(size) => {
			const added = many(size / 400, (at) => `src/${fill('docs/', 10)}${at}.m`);
			return [
				{ changedFiles: 'docs/*, *.md, *docs*.ts' },
				'Push Hook',
				push({ commits: many(20, () => ({ added, modified: [], removed: [] })) }),
			];
		},
	],
	['labels', (size) => [{ labels: 'x, *y' }, MR, request({}, { labels: rows(size / 20, '') })]],
	...['labelsAdded', 'labelsRemoved'].map((name): [string, Hostile] => [
		name,
		(size) => [
			{ [name]: 'x' },
			MR,
			changed({ labels: { previous: rows(size / 10, ''), current: rows(size / 10, '').reverse() } }),
		],
	]),
	[
		'reviewers',
		(size) => [
			{ mergeRequestActions: ['review_submitted'] },
			MR,
			changed({ reviewers: [rows(size / 20, 'approved'), rows(size / 20, 'approved').reverse()] }),
		],
	],
	[
		'titles',
		(size) => [
			{ mergeRequestActions: ['marked_draft'] },
			MR,
			changed({ title: { previous: fill(' ', size), current: fill(' [dr', size) } }),
		],
	],
	...['bot1', '1', 'project_1_bot_', '-bot-'].map((name): [string, Hostile] => [
		`a username of ${name}`,
		(size) => [{ by: 'bots, x' }, MR, request({}, { user: { id: 1, username: `bot${fill(name, size)}x` } })],
	]),
];

it.each([...COMMENTS.map((one): [string, Hostile] => [`a comment of ${one[0]}`, inComment(one)]), ...OTHERS])(
	'filters take no longer than the text is long: %s',
	async (_what, hostile) => {
		const [, , worst] = hostile(SIZE);
		const plain = await cost({}, NOTE, comment(fill('a', JSON.stringify(worst).length)));
		for (const size of [SMALL, SIZE]) expect(await cost(...hostile(size))).toBeLessThan(MOST * plain);
	},
);

// What follows looks inside: no test can send what n8n could read but `JSON.stringify` cannot write.
it('lists of lists of lists are walked through no deeper than GitLab makes them', () => {
	const list = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as IDataObject[];
	const webhookEvent = webhookEventOf({
		object_kind: 'issue',
		user: { id: 1 },
		labels: list,
		assignees: list,
		changes: { labels: list, assignees: list },
	});
	expect(isAccepted(webhookEvent, { labels: '*' })).toBe(false);
	expect(isAccepted(webhookEvent, { labelsAdded: 'x' })).toBe(false);
	expect(simplified(webhookEvent)).toMatchObject({ event: 'issue' });
});
