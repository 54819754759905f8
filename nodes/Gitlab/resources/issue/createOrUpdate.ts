import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure, type Path, path } from '../../client';
import { choice, flag, isEmpty, number, options, required, text, upsertFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { tellLeftOut } from '../shared/leftOut';
import { content } from './createAndUpdate';
import { simpleIssue } from './field';
import { type Match, isMatch, keepIn, match, queryFor } from './match';

/**
 * @see https://docs.gitlab.com/api/issues/#create-an-issue
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	fields: [
		project,
		match,
		required(text('title')),
		upsertFields(
			...content,
			choice('state', { closed: 'Closed', opened: 'Open' }, { default: 'opened' }),
			labelsParam('labels', { displayName: 'Set Label Names or IDs' }),
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
		),
		options(
			choice(
				'whenClosed',
				{ create: 'Create a New One', reopen: 'Reopen and Update It', update: 'Update It, Leave It Closed' },
				{ displayName: 'When Only a Closed One Matches' },
			),
			number('iid', {
				displayName: 'Known IID',
				min: 1,
				description: 'Of the issue to update, if you know it: then none is looked for',
			}),
			flag('keepAssignees', 'Whether to leave the assignees alone where an issue has some'),
			flag('othersToo', 'Whether to update issues of others if none of your own matches', {
				displayName: 'Issues of Others Too',
			}),
		),
	],
	simplify: (row) => ({ ...simpleIssue(row), created: row.created }),
	run: async ({ gitlab, hint, project, match, title, updateFields, options }) => {
		const issues = path`/projects/${project}/issues`;
		const { state, ...fields } = updateFields;
		const given = { title: title.trim(), ...fields };
		const whenClosed = String(options.whenClosed ?? 'create');
		const closedToo = whenClosed !== 'create' || state === 'closed';
		const othersToo = options.othersToo === true;
		const key = `issue ${issues.encoded} ${JSON.stringify(match)} ${match.by === 'title' ? given.title : ''}`;
		return await gitlab.inTurn(key, async () => {
			const found = options.iid
				? await getKnown(gitlab, path`${issues}/${Number(options.iid)}`)
				: await find(gitlab, issues, { match, title: given.title, closedToo, othersToo });
			if (!found) {
				const issue = fresh(given, match);
				const made = tellLeftOut(hint, issue, await gitlab.post(issues, issue));
				// GitLab makes open issues only.
				const closing = state === 'closed' && { state_event: 'close' };
				const closed = closing && (await gitlab.put(path`${issues}/${Number(made.iid)}`, closing));
				return { ...made, ...closed, created: true };
			}
			const wanted = state ?? (whenClosed === 'reopen' ? 'opened' : found.state);
			const stateEvent = wanted === 'closed' ? 'close' : 'reopen';
			const { assignee_ids, ...others } = given as IDataObject;
			const isLeft = options.keepAssignees === true && !isEmpty(found.assignees);
			const changes = {
				...changed({ ...others, ...(!isLeft && assignee_ids !== undefined && { assignee_ids }) }, match),
				...(wanted !== found.state && { state_event: stateEvent }),
			};
			const updated = await gitlab.put(path`${issues}/${Number(found.iid)}`, changes);
			return { ...tellLeftOut(hint, changes, updated), created: false };
		});
	},
});

/** The issue that is known; GitLab's `404 Not found` does not say that it is this one that is missing. */
async function getKnown(gitlab: Gitlab, issue: Path): Promise<IDataObject> {
	return await gitlab.get(issue).catch((error: unknown) => {
		if (!isFailure(error, 'notFound')) throw error as Error;
		throw new GitlabError(error.kind, error.message, { ...error.facts, parameters: ['iid'] });
	});
}

interface Sought {
	match: Match;
	title: string;
	closedToo: boolean;
	othersToo: boolean;
}

/**
 * The issue that is meant. Whoever may open issues can give one the title or the hidden ID that is looked for,
 * so it is one that the credential's own user has made, unless others' count too and none of its own is there.
 *
 * @see https://docs.gitlab.com/api/issues/#list-project-issues for `scope`, which needs no right to read the user
 */
async function find(gitlab: Gitlab, issues: Path, sought: Sought): Promise<IDataObject | undefined> {
	const own = await firstOf('created_by_me', gitlab, issues, sought);
	return own ?? (sought.othersToo ? await firstOf('all', gitlab, issues, sought) : undefined);
}

/** The oldest open issue that matches, else the newest closed one where that counts. */
async function firstOf(
	scope: 'created_by_me' | 'all',
	gitlab: Gitlab,
	issues: Path,
	{ match, title, closedToo }: Sought,
): Promise<IDataObject | undefined> {
	const state = closedToo ? 'all' : 'opened';
	const rows = await gitlab.list(issues, { ...queryFor(match, title), scope, state });
	const matching = rows
		.filter((issue) => isMatch(match, title, issue))
		.sort((a, b) => Number(a.iid) - Number(b.iid));
	return matching.find(({ state }) => state === 'opened') ?? matching.at(-1);
}

/** What a new issue is made with: nothing that is only there to be cleared, and its key. */
function fresh({ labels, add_labels, remove_labels, ...given }: IDataObject, match: Match): IDataObject {
	const removed = listed(remove_labels);
	const all = [...listed(labels), ...listed(add_labels)].filter((label) => !removed.includes(label));
	if (match.by === 'label') all.push(match.label);
	const kept = Object.entries(given).filter(([, value]) => !isEmpty(value));
	return withId(
		{ ...Object.fromEntries(kept), ...(all.length && { labels: [...new Set(all)].join(',') }) },
		match,
		String(given.description ?? ''),
	);
}

/** What changes of an issue that is there: as given, but its key stays. */
function changed(given: IDataObject, match: Match): IDataObject {
	if (match.by === 'externalId')
		return given.description === undefined ? given : withId(given, match, String(given.description));
	if (match.by !== 'label') return given;
	const without = listed(given.remove_labels).filter((label) => label !== match.label);
	return {
		...given,
		...(given.labels !== undefined && {
			labels: [...new Set([...listed(given.labels), match.label])].join(','),
		}),
		...(given.remove_labels !== undefined && { remove_labels: without.join(',') }),
	};
}

function withId(given: IDataObject, match: Match, description: string): IDataObject {
	return match.by === 'externalId' ? { ...given, description: keepIn(description, match) } : given;
}

function listed(labels: unknown): string[] {
	return String(labels ?? '')
		.split(',')
		.filter(Boolean);
}
