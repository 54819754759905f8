import type { Base, ResourceSeed, Things } from '../base';
import type { Gitlab } from '../index';
import { seedCompany } from '../seed';
import { seedCiVariables } from '../resources/ciVariable';
import { seedDeployments } from '../resources/deployment';
import { seedEnvironments } from '../resources/environment';
import { seedJobs } from '../resources/job';
import { seedPipelines } from '../resources/pipeline';
import { seedContainerRegistry } from '../resources/containerRegistry';
import { seedPipelineSchedules } from '../resources/pipelineSchedule';
import { seedTags } from '../resources/tag';
import { seedRunners } from '../resources/runner';
import { seedForApiCalls } from './apiCall';
import { seedForBranches } from './branch';
import { seedForComments } from './comment';
import { seedForIssues } from './issue';
import { seedForLabels } from './label';
import { seedForMergeRequests } from './mergeRequest';
import { seedForMilestones } from './milestone';
import { seedForProjects } from './project';
import { seedForReleases } from './release';
import { seedForWorkItems } from './workItem';

/** For resources that are about the company's work. */
function inCompany(seed: ResourceSeed): ResourceSeed {
	return (gitlab, base) => {
		seedCompany(gitlab.world, base);
		return seed(gitlab, base);
	};
}

/**
 * By the value of 'Resource'. Each has a world of its own on the base, so that what one adds changes nothing for
 * another. A resource whose operations find all they need in the base has none.
 */
const SEEDS: Record<string, ResourceSeed> = {
	ciCdVariable: seedCiVariables,
	branch: seedForBranches,
	apiCall: inCompany(seedForApiCalls),
	comment: inCompany(seedForComments),
	deployment: inCompany(seedDeployments),
	environment: seedEnvironments,
	containerRegistry: seedContainerRegistry,
	issue: inCompany(seedForIssues),
	label: inCompany(seedForLabels),
	mergeRequest: inCompany(seedForMergeRequests),
	milestone: seedForMilestones,
	job: seedJobs,
	pipeline: seedPipelines,
	pipelineSchedule: seedPipelineSchedules,
	project: seedForProjects,
	release: seedForReleases,
	tag: seedTags,
	runner: seedRunners,
	workItem: seedForWorkItems,
};

/** Where operations are tried, unless the resource's seed knows better. */
const PLACES: Things = {
	project: ['acme/website'],
	group: ['acme'],
	targetProject: ['acme/platform/api'],
	issue: ['1'],
	mergeRequest: ['1'],
};

/** Makes the world of a resource out of the base. */
export async function seedFor(resource: string, gitlab: Gitlab, base: Base): Promise<Things> {
	for (const user of gitlab.world.users) user.public_email = user.email;
	return { ...PLACES, ...(await SEEDS[resource]?.(gitlab, base)) };
}
