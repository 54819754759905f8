import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, mapAtOnce, path } from '../../client';
import { ifThere } from '../shared/upsert';
import { matcherOf } from './re2/match';
import { NotUnderstood } from './re2/parse';

/** Which tags GitLab is to delete, under GitLab's names. */
export interface Rule {
	name_regex_delete: string;
	name_regex_keep?: string;
	keep_n?: number;
	older_than?: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long GitLab takes them to be, in milliseconds, with all the words that it has for them. */
const UNITS: ReadonlyArray<[words: string, length: number]> = [
	['s sec secs second seconds', 1000],
	['m min mins minute minutes', MINUTE],
	['h hr hrs hour hours', 60 * MINUTE],
	['d day days', DAY],
	['w wk wks week weeks', 7 * DAY],
	['mo mos month months', 30 * DAY],
	['y yr yrs year years', 365.25 * DAY],
];

/**
 * The tags that GitLab would delete now: those that are to go by their names, without `latest`, without the newest
 * that are to stay, and of the others those that are old enough.
 *
 * @returns the tags with their details, the newest first
 * @throws GitlabError of kind `input` for what GitLab may understand but the preview does not
 * @see https://docs.gitlab.com/api/container_registry/#delete-registry-repository-tags-in-bulk
 */
export async function tagsUnder(rule: Rule, gitlab: Gitlab, at: Path): Promise<IDataObject[]> {
	const goes = namesLike(rule.name_regex_delete, 'Delete Names Like');
	const stays = rule.name_regex_keep ? namesLike(rule.name_regex_keep, 'Keep Names Like') : () => false;
	const age = rule.older_than ? ageIn(rule.older_than) : undefined;
	const all = await gitlab.list(path`${at}/tags`, {}, undefined, { key: 'name' });
	const named = all
		.map(({ name }) => String(name))
		.filter((name) => name !== 'latest' && goes(name) && !stays(name));
	// The list does not tell how old they are. Whoever has deleted one meanwhile has it no longer in the preview.
	const told = await mapAtOnce(
		named,
		10,
		async (name) => await ifThere(gitlab.get(path`${at}/tags/${name}`)),
	);
	const now = Date.now();
	// What has no time counts as new.
	const timeOf = (tag: IDataObject) => Date.parse(String(tag.created_at)) || now;
	return told
		.filter((tag) => tag !== undefined)
		.sort((a, b) => timeOf(b) - timeOf(a))
		.slice(rule.keep_n ?? 0)
		.filter((tag) => age === undefined || timeOf(tag) < now - age);
}

/** Whether GitLab finds a name by an expression: it puts the two ends around it as text. */
function namesLike(expression: string, label: string): (name: string) => boolean {
	let reason: string;
	try {
		return matcherOf(String.raw`\A${expression}\z`);
	} catch (error) {
		if (!(error instanceof NotUnderstood)) throw error as Error;
		reason = error.message;
	}
	throw new GitlabError('input', `'${label}' is not understood by the preview: ${reason}`, {
		advice: `It understands plain characters, . [] () | ^ $ \\d \\w \\s and * + ? {n,m}. Write the expression with these, or set 'Preview' to false: GitLab itself understands all of RE2.`,
	});
}

/** An age in milliseconds. */
function ageIn(words: string): number {
	const [, count, unit = ''] = /^\s*(\d{1,9})\s*([a-z]{1,7})\s*$/i.exec(words) ?? [];
	const found = UNITS.find(([all]) => all.split(' ').includes(unit.toLowerCase()));
	if (found) return Number(count) * found[1];
	throw new GitlabError('input', "'Older Than' is not understood by the preview", {
		advice: 'Write a number and a unit, such as 12h, 7d, 2weeks or 1month.',
	});
}
