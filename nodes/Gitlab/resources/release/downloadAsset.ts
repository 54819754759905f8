import { path } from '../../client';
import { outputDataField, required, text } from '../../fields';
import { read } from '../../operation';
import { download } from '../shared/download';
import { at } from './field';

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
