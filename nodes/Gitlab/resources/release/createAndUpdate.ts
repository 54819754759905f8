import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	isEmpty,
	moment,
	required,
	rows,
	text,
	updateFields,
	upsertFields,
} from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { milestonesParam } from '../milestone/field';
import { updateOne } from '../shared/plain';
import { ifThere, upsert } from '../shared/upsert';
import { at, simpleRelease } from './field';

const url = text('url', { displayName: 'URL', placeholder: 'e.g. https://example.com/app.zip' });

/** What an asset link can have, beside name and URL. */
export const linkContent = [
	text('direct_asset_path', {
		placeholder: 'e.g. /binaries/app.zip',
		description: 'Path that leads to the URL',
	}),
	choice(
		'link_type',
		{ other: 'Other', image: 'Image', package: 'Package', runbook: 'Runbook' },
		{ displayName: 'Type' },
	),
] as const;

/** What names an asset link and what it leads to. */
export const [linkName, linkUrl] = [text('name'), url] as const;

/** What a release can have. */
const content = [
	text('name'),
	text('description', { lines: 5, description: 'In GitLab Flavored Markdown' }),
	milestonesParam('milestones'),
	moment('released_at', { description: 'In the future: an upcoming release; in the past: a historical one' }),
] as const;

/** What only a new release can be given. */
const firstContent = [
	rows('links', {
		displayName: 'Asset Links',
		each: 'Link',
		required: [linkName, linkUrl],
		optional: linkContent,
	}),
	text('ref', {
		displayName: 'Create Tag From',
		placeholder: 'e.g. main',
		description: 'Branch or commit, if there is no such tag',
	}),
	text('tag_message', { description: 'Makes it an annotated tag' }),
] as const;

/** The tag of a new release. */
const tag = required(
	text('tag_name', { displayName: 'Tag', placeholder: 'e.g. v1.0', description: 'New or existing' }),
);

/** The body for a new release: GitLab has its links one level below. */
function bodyOf(tag_name: string, { links, ...rest }: IDataObject): IDataObject {
	return { tag_name, ...rest, ...(links !== undefined && { assets: { links } }) };
}

/** @see https://docs.gitlab.com/api/releases/#create-a-release */
export const create = write({
	name: 'Create',
	description: 'Publish a release for a tag, which is created if needed',
	role: 'Developer',
	fields: [project, tag, additionalFields(...content, ...firstContent)],
	simplify: simpleRelease,
	run: async ({ gitlab, project, tag_name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/releases`, bodyOf(tag_name, additionalFields)),
});

/**
 * A release is known again by its tag. Where it is as it should be, nothing is written; links and the tag's origin
 * are for a new one only.
 *
 * @see https://docs.gitlab.com/api/releases/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	role: 'Developer',
	fields: [project, tag, upsertFields(...content, ...firstContent)],
	simplify: (row) => ({ ...simpleRelease(row), created: row.created, updated: row.updated }),
	run: async ({ gitlab, project, tag_name, updateFields }) => {
		const releases = path`/projects/${project}/releases`;
		const at = path`${releases}/${tag_name}`;
		const canChange = ([name]: [string, unknown]) => content.some((param) => param.name === name);
		const wanted = Object.fromEntries(Object.entries(updateFields).filter(canChange));
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`release ${at.encoded}`,
			async () =>
				await upsert({
					find: async () => await ifThere(gitlab.get(at)),
					create: async () => {
						const filled = Object.entries(updateFields).filter(([, value]) => !isEmpty(value));
						return await gitlab.post(releases, bodyOf(tag_name, Object.fromEntries(filled)));
					},
					update: async (known) => {
						if (isAsWanted(known, wanted)) return known;
						updated = true;
						return await gitlab.put(at, wanted);
					},
				}),
		);
		return { ...row, created, updated };
	},
});

function isAsWanted(known: IDataObject, wanted: IDataObject): boolean {
	return Object.entries(wanted).every(([name, value]) => {
		if (name === 'released_at') return Date.parse(String(known[name])) === Date.parse(String(value));
		if (name !== 'milestones') return (known[name] ?? '') === value;
		const titles = ((known.milestones ?? []) as IDataObject[]).map(({ title }) => title);
		return JSON.stringify(titles.sort()) === JSON.stringify([value].flat().filter(Boolean).sort());
	});
}

/** @see https://docs.gitlab.com/api/releases/#update-a-release */
export const update = updateOne(at, updateFields(...content), { role: 'Developer', simplify: simpleRelease });
