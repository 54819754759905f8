import { choice, flag, moment, named, oneOf, options, required, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Field, read } from '../../operation';
import { measuresOf } from './delivery/measures';
import { DeliveryReader } from './delivery/reader';
import { simpleMetrics } from './delivery/simple';
import { type Grouping, GROUPINGS, summaries } from './delivery/summary';
import { Tally } from './delivery/tally';

const EACH = ['mergeRequest', ...GROUPINGS] as const;

const each = choice('itemFor', named('week', 'author', 'mergeRequest', 'project', 'total'), {
	displayName: 'One Item For',
	description: 'Weeks begin on Monday in UTC',
});

const itemFor: Field<'itemFor', Grouping | 'mergeRequest'> = {
	...required(each),
	read: (item) => oneOf(item.value('itemFor') ?? 'week', EACH, 'One Item For', item),
};

/**
 * What is measured, and how, is written down in `docs/metrics.md`.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#list-merge-requests
 * @see https://docs.gitlab.com/api/deployments/#list-project-deployments
 * @see https://docs.gitlab.com/api/graphql/reference/#mergerequest
 */
export const computeDeliveryMetrics = read({
	name: 'Compute Delivery Metrics',
	action: 'Compute delivery metrics of a project or group',
	description:
		'Measure cycle time and its parts, reviews, sizes and deployments from what changed since a moment',
	role: 'Reporter',
	fields: [
		projectOrGroup,
		itemFor,
		required(
			moment('updated_after', {
				displayName: 'Changed Since',
				description:
					'Items for merge requests count all that changed since, all other items those merged since',
			}),
		),
		options(
			flag('deployments', 'Whether to read deployments, which takes a request or more for each project', {
				default: true,
			}),
			text('environment', {
				placeholder: 'e.g. production',
				description: 'Where deployments count: production unless set',
			}),
			text('target_branch', { placeholder: 'e.g. main' }),
			moment('until', { description: 'Leave out what was merged or deployed later' }),
		),
	],
	simplify: simpleMetrics,
	run: async ({ gitlab, hint, place, itemFor, updated_after: since, options }) => {
		const { deployments = true, environment = 'production', target_branch, until } = options;
		const tally = Tally.of(gitlab);
		const reader = new DeliveryReader(gitlab, tally, hint);
		const wanted = {
			place,
			since: new Date(since),
			until: until === undefined ? undefined : new Date(String(until)),
			mergedSince: itemFor !== 'mergeRequest',
			environment: deployments === true ? String(environment) : undefined,
			targetBranch: target_branch === undefined ? undefined : String(target_branch),
		};
		const delivered = await reader.read(wanted);
		hint(tally.hint);
		const measures = measuresOf(delivered, wanted.since);
		return itemFor === 'mergeRequest'
			? measures
			: summaries(itemFor, measures, delivered.deployments, wanted);
	},
});
