import type { IDataObject } from 'n8n-workflow';
import { type ListTraits, path } from '../../client';
import {
	type List,
	choice,
	chosen,
	entry,
	isDigits,
	isEmpty,
	numberIn,
	placeOfItemPage,
	required,
	textOf,
} from '../../fields';
import { chosenPath, project } from '../../fields/places';
import type { Item } from '../../item';
import { read, write } from '../../operation';
import { at, chosenIssue, ISSUE_URL, simpleLink, simpleLinkedIssue } from './field';
import { targetIssue } from './targetIssue';

/** @see https://docs.gitlab.com/api/issue_links/#create-an-issue-link */
export const link = write({
	name: 'Link',
	description: 'Link an issue to another one',
	fields: [
		at,
		targetIssue,
		required(
			choice(
				'link_type',
				{ relates_to: 'Relates To', blocks: 'Blocks', is_blocked_by: 'Is Blocked By' },
				{ description: 'All but the first are Premium' },
			),
		),
	],
	simplify: simpleLink,
	run: async ({ gitlab, at, target, link_type }) =>
		await gitlab.post(path`${at}/links`, { ...target, link_type }),
});

/**
 * GitLab gives the issues that one is linked to all at once.
 *
 * @see https://docs.gitlab.com/api/issue_links/#list-all-issue-links
 */
const ISSUE_LINKS: ListTraits = { key: 'issue_link_id', isPaged: false };

const issueLinks: List = {
	...ISSUE_LINKS,
	name: 'searchIssueLinks',
	from: async ({ project }, item) => {
		if (!project || isEmpty(item.value('issue'))) return undefined;
		return path`/projects/${project}/issues/${await chosenIssue.read(item)}/links`;
	},
	searchBy: 'names',
	entry: entry(
		'issue_link_id',
		(linked) =>
			`${textOf(linked.link_type).replaceAll('_', ' ')} #${textOf(linked.iid)} ${textOf(linked.title)}`,
	),
};

/** A link between issues, by its ID or by the issue that it leads to. */
const issueLink = chosen({
	name: 'link',
	list: issueLinks,
	url: { pattern: ISSUE_URL, example: 'https://gitlab.com/group/project/-/issues/12' },
	id: {
		displayName: 'Link ID or Linked Issue',
		example: '#12',
		pattern: '\\d+|(?:[\\w.+-]+(?:\\/[\\w.+-]+)+)?#\\d+',
		hint: 'Linked issues are written #12 or group/project#12',
	},
	knownBy: ({ issue_link_id, link_type, id, references }) =>
		issue_link_id ?? (link_type ? id : (references as IDataObject | undefined)?.full),
	resolve: async (identifier, item, { url }) => {
		if (url) {
			const iid = numberIn(identifier);
			return iid && (await linkTo(`${placeOfItemPage(url, item)?.path ?? ''}#${iid}`, item));
		}
		return isDigits(identifier) ? Number(identifier) : await linkTo(identifier, item);
	},
});

/** The ID of the link that leads to an issue: `group/project#12`, or `#12` in the same project. */
async function linkTo(reference: string, item: Item): Promise<number> {
	const here = path`/projects/${await project.read(item)}/issues/${await chosenIssue.read(item)}`;
	const wanted = reference.startsWith('#')
		? `${(await chosenPath('project', item)) ?? ''}${reference}`
		: reference;
	const links = await item.gitlab.list(path`${here}/links`, {}, undefined, ISSUE_LINKS);
	const found = links.find((link) => fullReference(link).toLowerCase() === wanted.toLowerCase());
	return found
		? Number(found.issue_link_id)
		: item.fail("'Link' was not found", `The issue is not linked to ${wanted}.`);
}

function fullReference(row: IDataObject): string {
	return String((row.references as IDataObject | undefined)?.full ?? '');
}

/** @see https://docs.gitlab.com/api/issue_links/#delete-an-issue-link */
export const unlink = write({
	name: 'Unlink',
	description: 'Remove a link of an issue',
	fields: [at, issueLink],
	run: async ({ gitlab, at, link }) => await gitlab.delete(path`${at}/links/${link}`),
});

/** @see https://docs.gitlab.com/api/issue_links/#list-all-issue-links */
export const getLinks = read({
	name: 'Get Links',
	description: 'List the issues that an issue is linked to',
	fields: [at],
	simplify: simpleLinkedIssue,
	run: async ({ gitlab, at }) => await gitlab.list(path`${at}/links`, {}, undefined, ISSUE_LINKS),
});
