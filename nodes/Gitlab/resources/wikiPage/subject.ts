import { path } from '../../client';
import { atIn, projectOrGroup } from '../../fields/places';
import { wikiPageOf } from './field';

const chosenPage = wikiPageOf('either');

/** Project or group and page as one argument: the page's path. */
export const at = atIn(projectOrGroup, path`/wikis`, chosenPage);
