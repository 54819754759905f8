import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inProject } from '../../fields/list';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';
import { project } from '../../fields/places/project';
import type { Field } from '../../operation';

const featureFlags: List = {
	name: 'searchFeatureFlags',
	from: inProject(path`/feature_flags`),
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (flag) => text(flag.name)),
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
