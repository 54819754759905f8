import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-burndown-chart-events-for-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-burndown-chart-events-for-a-single-milestone
 */
export const getBurndownEvents = read({
	name: 'Get Burndown Events',
	action: 'Get burndown events of a milestone',
	description: 'List when the issues of a milestone were opened and closed',
	tier: 'Premium',
	fields: [at, limit],
	run: async ({ gitlab, at, limit }) =>
		await gitlab.list(path`${at}/burndown_events`, {}, limit, { isPaged: false }),
});
