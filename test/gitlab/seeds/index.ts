import type { Base, ResourceSeed, Things } from '../base';
import type { Gitlab } from '../index';
import { seedCompany } from '../seed';
import { seedDeliveries } from '../resources/analytics';
import { seedApprovalRules } from '../resources/approvalRule';
import { seedAuditEvents } from '../resources/auditEvent';
import { seedBoards } from '../resources/board';
import { seedCiVariables } from '../resources/ciVariable';
import { seedCommits } from '../resources/commit';
import { seedAccessTokens } from '../resources/accessToken';
import { seedDependencies } from '../resources/dependency';
import { seedDeployKeys } from '../resources/deployKey';
import { seedDeployments } from '../resources/deployment';
import { seedDeployTokens } from '../resources/deployToken';
import { seedEnvironments } from '../resources/environment';
import { seedEpicsWithIssues } from '../resources/epicIssue';
import { seedEvents } from '../resources/event';
import { seedFeatureFlags } from '../resources/featureFlag';
import { seedFiles } from '../resources/file';
import { seedIterations } from '../resources/iteration';
import { seedJobs } from '../resources/job';
import { seedPackages } from '../resources/package';
import { seedMergeTrains } from '../resources/mergeTrain';
import { seedForGroups } from './group';
import { seedMembers } from '../resources/member';
import { seedPipelines } from '../resources/pipeline';
import { seedContainerRegistry } from '../resources/containerRegistry';
import { seedPipelineSchedules } from '../resources/pipelineSchedule';
import { seedSnippets } from '../resources/snippet';
import { seedRepositories } from '../resources/repository';
import { seedServiceAccounts } from '../resources/serviceAccount';
import { seedTags } from '../resources/tag';
import { seedRunners } from '../resources/runner';
import { seedReactions } from '../resources/reaction';
import { seedSearch } from '../resources/search';
import { seedStatusChecks } from '../resources/statusCheck';
import { seedTodos } from '../resources/todo';
import { seedUsers } from '../resources/user';
import { seedForApiCalls } from './apiCall';
import { seedForBranches } from './branch';
import { seedForComments } from './comment';
import { seedForDrafts } from './draftComment';
import { seedForIssues } from './issue';
import { seedForLabels } from './label';
import { seedForMergeRequests } from './mergeRequest';
import { seedForMilestones } from './milestone';
import { seedForProjects } from './project';
import { seedForReleases } from './release';
import { seedForVulnerabilities } from './vulnerability';
import { seedWebhooks } from './webhook';
import { seedForWikiPages } from './wikiPage';
import { seedForThreads } from './thread';
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
	analytics: seedDeliveries,
	approvalRule: inCompany(seedApprovalRules),
	accessToken: seedAccessTokens,
	board: seedBoards,
	ciCdVariable: seedCiVariables,
	branch: seedForBranches,
	apiCall: inCompany(seedForApiCalls),
	comment: inCompany(seedForComments),
	commit: seedCommits,
	dependency: seedDependencies,
	deployKey: seedDeployKeys,
	deployToken: seedDeployTokens,
	draftComment: seedForDrafts,
	deployment: inCompany(seedDeployments),
	environment: seedEnvironments,
	epic: inCompany(seedEpicsWithIssues),
	event: inCompany(seedEvents),
	containerRegistry: seedContainerRegistry,
	instance: seedAuditEvents,
	featureFlag: seedFeatureFlags,
	file: seedFiles,
	issue: inCompany(seedForIssues),
	iteration: seedIterations,
	label: inCompany(seedForLabels),
	group: seedForGroups,
	member: seedMembers,
	mergeRequest: inCompany(seedForMergeRequests),
	mergeTrain: inCompany(seedMergeTrains),
	milestone: seedForMilestones,
	job: seedJobs,
	package: seedPackages,
	pipeline: seedPipelines,
	pipelineSchedule: seedPipelineSchedules,
	project: seedForProjects,
	reaction: inCompany(seedReactions),
	release: seedForReleases,
	snippet: seedSnippets,
	repository: seedRepositories,
	serviceAccount: seedServiceAccounts,
	tag: seedTags,
	thread: inCompany(seedForThreads),
	runner: seedRunners,
	search: inCompany(seedSearch),
	statusCheck: inCompany(seedStatusChecks),
	toDo: inCompany(seedTodos),
	vulnerability: seedForVulnerabilities,
	webhook: inCompany(seedWebhooks),
	user: seedUsers,
	wikiPage: seedForWikiPages,
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
