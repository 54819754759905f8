import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { type Gitlab, type Path, GitlabError, isFailure, path } from '../../client';
import {
	type Param,
	escapeQuickActions,
	flag,
	isEmpty,
	isObject,
	numberFrom,
	shown,
	textFrom,
	textOf,
} from '../../fields';
import type { Item } from '../../item';
import { currentUser } from '../shared/currentUser';
import { type Diff, diffOf } from '../shared/diff/diff';
import { type DiffLine, hunksIn } from '../shared/diff/hunks';
import { fileIn, lineOf } from '../shared/diff/position';
import { withSuggestion } from '../shared/diff/suggestion';

/** A comment that a review brings to a line of a file after the change. */
export interface LineComment {
	path: string;
	line: number;
	body: string;
	suggestion?: string;
}

/** Comments on lines, as a list or as JSON that holds one. Mostly a model writes them, so quick actions do not run. */
export const comments: Param<'comments', LineComment[]> = {
	name: 'comments',
	property: {
		displayName: 'Comments',
		name: 'comments',
		type: 'json',
		default: '',
		description: 'List of { path, line, body, suggestion }; none twice on the same line',
	},
	convert: (given, item) => listFrom(given, item).map((each, at) => commentFrom(each, at + 1, item)),
};

function listFrom(given: unknown, item: Item): unknown[] {
	const list = typeof given === 'string' ? parsed(given) : given;
	return Array.isArray(list)
		? (list as unknown[])
		: item.fail("'Comments' must be a list", 'Such as [{ "path": "src/index.ts", "line": 5, "body": "…" }].');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function commentFrom(given: unknown, number: number, item: Item): LineComment {
	if (!isObject(given)) return item.fail(`Comment ${number} in 'Comments' is no object`);
	const textIn = (name: string): string => {
		const label = `${name} of comment ${number}`;
		return isEmpty(given[name]) ? item.fail(`'${label}' is empty`) : textFrom(given[name], label, item);
	};
	return {
		path: textIn('path'),
		line: numberFrom(given.line, `line of comment ${number}`, item, 1),
		body: escapeQuickActions(textIn('body')),
		...(!isEmpty(given.suggestion) && { suggestion: escapeQuickActions(textIn('suggestion')) }),
	};
}

/** For what finds more than the changes show, as most checks of whole files do. */
export const onlyShownLines = flag(
	'only_shown_lines',
	'Whether to leave out comments on lines that the changes do not show',
	{
		displayName: 'Only Lines in the Changes',
		default: true,
	},
);

/**
 * Writes drafts of comments, all or none of which have their place. What the credential's user has said of a line
 * before, in whatever words, is left out.
 *
 * @param sha the commit that the comments are about, if that is to be made sure of
 * @param isTolerant whether comments on lines that the changes do not show are left out
 * @throws GitlabError of kind `input` for a line that the changes do not show, `conflict` at another commit
 */
export async function draftComments(
	gitlab: Gitlab,
	at: Path,
	{ comments, sha, isTolerant }: { comments: LineComment[]; sha?: unknown; isTolerant: boolean },
): Promise<void> {
	const diff = await diffOf(gitlab, { kind: 'mergeRequest', at });
	if (sha && sha !== diff.refs.head_sha)
		throw new GitlabError('conflict', 'The merge request has other commits than the comments are about', {
			advice: 'Read its changes again.',
		});
	const drafts = comments.flatMap((comment, index) => {
		try {
			return [draftOf(diff, comment, index)];
		} catch (error) {
			if (isTolerant && isFailure(error, 'input')) return [];
			throw error as Error;
		}
	});
	const said = await markersAt(gitlab, at);
	const times = new Map<string, number>();
	for (const { about, note, position } of drafts) {
		times.set(about, (times.get(about) ?? 0) + 1);
		const marker = markerOf(`${about}\n${times.get(about)}`);
		if (said.has(marker)) continue;
		await gitlab.post(path`${at}/draft_notes`, { note: `${marker}\n${note}`, position });
	}
}

/** A comment with its place; `about` is what the line is known again by when other lines have moved it. */
function draftOf(diff: Diff, { path: filePath, line, body, suggestion }: LineComment, index: number) {
	const file = fileIn(diff, filePath);
	const lines = hunksIn(textOf(file.diff)).flatMap((hunk): DiffLine[] => hunk.lines);
	const last = lines.find(({ type, newAt }) => type !== 'old' && newAt === line);
	if (!last)
		throw new GitlabError(
			'input',
			`Comment ${index + 1}: the changes show no line ${line} of ${shown(filePath)}`,
			{
				advice: 'Number lines as the file has them after the change; see Get Changes by hunk.',
			},
		);
	const position: IDataObject = lineOf(diff.refs, file, last);
	const note = suggestion === undefined ? body : withSuggestion(body, suggestion, { position, last });
	return { about: `${textOf(file.new_path)}\n${last.text}`, note, position };
}

const MARKER = /^<!-- n8n review: \w+ -->/;

function markerOf(about: string): string {
	return `<!-- n8n review: ${createHash('sha256').update(about).digest('hex').slice(0, 16)} -->`;
}

/** What stands before comments and drafts of the credential's user; anybody else could copy it. */
async function markersAt(gitlab: Gitlab, at: Path): Promise<Set<string>> {
	const me = await currentUser(gitlab, 'comment');
	const [notes, drafts] = await Promise.all([
		gitlab.list(path`${at}/notes`, { activity_filter: 'only_comments' }, undefined, { countsMore: true }),
		gitlab.list(path`${at}/draft_notes`),
	]);
	const own = notes.filter(({ author }) => isObject(author) && author.id === me);
	const texts = [...own.map(({ body }) => body), ...drafts.map(({ note }) => note)];
	return new Set(texts.flatMap((text) => MARKER.exec(textOf(text)) ?? []));
}
