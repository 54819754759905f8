import { flag, when } from '../../fields';

/** Which other groups' labels count as those of the place. */
export const scope = [
	flag('include_ancestor_groups', 'Whether to include these', { default: true }),
	when('belongsTo', ['group'], flag('include_descendant_groups', 'Whether to include these')),
	when(
		'belongsTo',
		['group'],
		flag('only_group_labels', 'Whether to leave out labels of projects', { default: true }),
	),
] as const;
