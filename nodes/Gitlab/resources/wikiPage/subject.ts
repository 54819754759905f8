import { path } from '../../client';
import { compose } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { wikiPageOf } from './field';

const wikiPage = wikiPageOf('either');

/** Project or group and page as one argument: the page's path. */
export const at = compose(
	'at',
	[projectOrGroup, wikiPage],
	async (item) => path`${await projectOrGroup.read(item)}/wikis/${await wikiPage.read(item)}`,
);
