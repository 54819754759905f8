import { path } from '../../client';
import { type List, compose, entry, inProject, locator, required, textOf } from '../../fields';
import { project } from '../../fields/places';
import type { Field } from '../../operation';

const featureFlags: List = {
	name: 'searchFeatureFlags',
	from: inProject(path`/feature_flags`),
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (flag) => textOf(flag.name)),
};

/** The flag that an operation works on. Its page has a number in its URL that the API does not know. */
const featureFlag: Field<'featureFlag', string> = required(
	locator<'featureFlag', string>({
		name: 'featureFlag',
		displayName: 'Feature Flag',
		list: featureFlags,
		id: { displayName: 'Name', example: 'new_checkout' },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	}),
);

/** Project and flag as one argument: the flag's path. */
export const at = compose(
	'at',
	[project, featureFlag],
	async (item) => path`/projects/${await project.read(item)}/feature_flags/${await featureFlag.read(item)}`,
);
