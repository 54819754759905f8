import { path } from '../../client';
import { choice, filters, flag, iidsParam, limit, moment, text } from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { simpleMilestone } from './simple';

/**
 * @see https://docs.gitlab.com/api/milestones/#list-project-milestones
 * @see https://docs.gitlab.com/api/group_milestones/#list-group-milestones
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the milestones of a project or group',
	fields: [
		projectOrGroup,
		limit,
		filters(
			choice('state', { active: 'Active', closed: 'Closed', all: 'All' }),
			text('title'),
			text('search', { description: 'In title and description' }),
			iidsParam('iids', { displayName: 'IIDs' }),
			moment('updated_after'),
			moment('updated_before'),
			flag('include_ancestors', 'Whether to include these'),
			onlyIn('group', flag('include_descendants', 'Whether to include these')),
		),
	],
	simplify: simpleMilestone,
	run: async ({ gitlab, place, limit, filters }) =>
		await gitlab.list(path`${place}/milestones`, filters, limit),
});
