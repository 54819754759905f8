import { path } from '../../client';
import { choice, choices, day, named, options, required } from '../../fields';
import { project, projectOrGroup } from '../../fields/places';
import { type Resource, read } from '../../operation';
import { computeDeliveryMetrics } from './computeDeliveryMetrics';

const METRICS = {
	lead_time_for_changes: 'Lead Time for Changes',
	deployment_frequency: 'Deployment Frequency',
	time_to_restore_service: 'Time to Restore Service',
	change_failure_rate: 'Change Failure Rate',
};

const TIERS = named('production', 'staging', 'testing', 'development', 'other');

/** @see https://docs.gitlab.com/api/dora/metrics/ */
const getDoraMetrics = read({
	name: 'Get DORA Metrics',
	action: 'Get DORA metrics of a project or group',
	description: 'Get one of the four DORA metrics as GitLab counts it, by day, by month or in all',
	tier: 'Ultimate',
	role: 'Reporter',
	fields: [
		projectOrGroup,
		required(choice('metric', METRICS)),
		options(
			day('end_date', { description: 'Today unless set' }),
			choices('environment_tiers', TIERS, { displayName: 'Environment Tiers' }),
			choice('interval', { daily: 'By Day', monthly: 'By Month', all: 'In All' }),
			day('start_date', { description: 'Three months ago unless set' }),
		),
	],
	run: async ({ gitlab, place, metric, options }) =>
		await gitlab.list(path`${place}/dora/metrics`, { metric, ...options }, undefined, {
			key: 'date',
			isPaged: false,
		}),
});

/** @see https://docs.gitlab.com/api/project_statistics/ */
const getProjectStatistics = read({
	name: 'Get Project Statistics',
	action: 'Get the statistics of a project',
	description: 'Count clones and pulls of a project over the last 30 days, in all and by day',
	role: 'Reporter',
	fields: [project],
	run: async ({ gitlab, project }) => await gitlab.get(path`/projects/${project}/statistics`),
});

export const analytics: Resource = {
	name: 'Analytics',
	description: 'How fast changes get reviewed, merged and deployed, and how often a project is fetched',
	operations: [computeDeliveryMetrics, getDoraMetrics, getProjectStatistics],
};
