import type { IDataObject } from 'n8n-workflow';
import type { Gitlab } from '../../client/gitlab';
import type { Path } from '../../client/path';
import { path } from '../../client/path';
import { options, upsertFields } from '../../fields/collection';
import { labelsParam } from '../../fields/label';
import { choice, isEmpty, required, text } from '../../fields/param';
import { project } from '../../fields/project';
import { write } from '../../operation';
import { content } from './content';
import { keepIn } from './externalId';
import type { Match } from './match';
import { isMatch, match, queryFor } from './match';
import { simpleIssue } from './simple';

/**
 * @see https://docs.gitlab.com/api/issues/#create-an-issue
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	action: 'Create or update an issue',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [
		project,
		match,
		required(text('title')),
		upsertFields(
			...content,
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
		),
	],
	simplify: (row) => ({ ...simpleIssue(row), created: row.created }),
	run: async ({ gitlab, project, match, title, updateFields, options }) => {
		const issues = path`/projects/${project}/issues`;
		const given = { title: title.trim(), ...updateFields };
		const whenClosed = String(options.whenClosed ?? 'create');
		const key = `issue ${issues.encoded} ${JSON.stringify(match)} ${match.by === 'title' ? given.title : ''}`;
		return await gitlab.inTurn(key, async () => {
			const found = await find(gitlab, issues, { match, title: given.title, whenClosed });
			if (!found) {
				const made = await gitlab.post(issues, fresh(given, match));
				return { ...made, created: true };
			}
			const reopens = whenClosed === 'reopen' && found.state === 'closed';
			const changes = { ...changed(given, match), ...(reopens && { state_event: 'reopen' }) };
			const updated = await gitlab.put(path`${issues}/${Number(found.iid)}`, changes);
			return { ...updated, created: false };
		});
	},
});

/** The newest open issue that matches, else the newest closed one where that counts. */
async function find(
	gitlab: Gitlab,
	issues: Path,
	{ match, title, whenClosed }: { match: Match; title: string; whenClosed: string },
): Promise<IDataObject | undefined> {
	const state = whenClosed === 'create' ? 'opened' : 'all';
	const rows = await gitlab.list(issues, { ...queryFor(match, title), scope: 'all', state });
	const matching = rows
		.filter((issue) => isMatch(match, title, issue))
		.sort((a, b) => Number(b.iid) - Number(a.iid));
	return matching.find(({ state }) => state === 'opened') ?? matching[0];
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
