import { path } from '../../client';
import { additionalFields, outputDataField, required, text, updateFields } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { download } from '../shared/download';
import { listBelow } from '../shared/plain';
import { linkContent, linkName, linkUrl } from './createAndUpdate';
import { at, link } from './field';

/**
 * Links to what belongs to a release: packages, runbooks, images.
 *
 * @see https://docs.gitlab.com/api/releases/links/
 */
export const links: Operation[] = [
	write({
		name: 'Add Asset Link',
		action: 'Add an asset link to a release',
		description: 'Link a file or page from a release',
		role: 'Developer',
		fields: [at, required(linkName), required(linkUrl), additionalFields(...linkContent)],
		run: async ({ gitlab, at, name, url, additionalFields }) =>
			await gitlab.post(path`${at}/assets/links`, { name, url, ...additionalFields }),
	}),
	listBelow(at, path`/assets/links`, { name: 'Get Asset Links' }),
	write({
		name: 'Remove Asset Link',
		action: 'Remove an asset link from a release',
		description: 'Delete a link from a release; what it leads to stays',
		role: 'Developer',
		fields: [at, link],
		run: async ({ gitlab, at, link }) => await gitlab.delete(path`${at}/assets/links/${link}`),
	}),
	write({
		name: 'Update Asset Link',
		action: 'Update an asset link of a release',
		description: 'Change a link of a release',
		role: 'Developer',
		fields: [at, link, updateFields(linkName, linkUrl, ...linkContent)],
		run: async ({ gitlab, at, link, updateFields }) =>
			await gitlab.put(path`${at}/assets/links/${link}`, updateFields),
	}),
];

const assetPath = required(
	text('direct_asset_path', {
		displayName: 'Asset Path',
		placeholder: 'e.g. /bin/app.zip',
		description: "Of one of the release's links",
	}),
);

/** @see https://docs.gitlab.com/api/releases/#download-a-release-asset */
export const downloadAsset = read({
	name: 'Download Asset',
	action: 'Download an asset of a release',
	description: 'Retrieve a file by its direct asset path',
	fields: [at, assetPath, outputDataField],
	run: async ({ gitlab, context, at, direct_asset_path: asset, outputDataField: field }) =>
		await download({ gitlab, context }, path`${at}/downloads/${asset.replace(/^\/+/, '')}`, { field }),
});
