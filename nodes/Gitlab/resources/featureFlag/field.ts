import { path } from '../../client';
import { type List, byName, chosen, entry, inProject, textOf } from '../../fields';
import { atInProject } from '../../fields/places';

const featureFlags: List = {
	name: 'searchFeatureFlags',
	from: inProject(path`/feature_flags`),
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (flag) => textOf(flag.name)),
};

/** The flag that an operation works on. Its page has a number in its URL that the API does not know. */
const featureFlag = chosen({ name: 'featureFlag', list: featureFlags, ...byName('new_checkout') });

/** Project and flag as one argument: the flag's path. */
export const at = atInProject(path`/feature_flags`, featureFlag);
