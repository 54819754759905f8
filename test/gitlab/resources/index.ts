import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import type { AnyTable } from '../table/specification';
import {
	approvalRuleRoutes,
	projectApprovalRules,
	requestApprovalRules,
	seedApprovalRules,
} from './approvalRule';
import { boardLists, boardRoutes, boards, seedBoards } from './board';
import { ciVariables, instanceVariables, seedCiVariables } from './ciVariable';
import { deploymentRoutes, deployments, seedDeployments } from './deployment';
import { environmentRoutes, environments, seedEnvironments } from './environment';
import {
	containerRegistryRoutes,
	containerRepositories,
	imageTags,
	seedContainerRegistry,
} from './containerRegistry';
import { epics, seedEpics } from './epic';
import { epicIssueRoutes } from './epicIssue';
import { eventRoutes } from './event';
import { freezePeriods, seedFreezePeriods } from './freezePeriod';
import { mergeTrainRoutes } from './mergeTrain';
import { iterations, seedIterations } from './iteration';
import { milestoneRoutes, milestones, seedMilestones } from './milestone';
import {
	pipelineScheduleRoutes,
	pipelineSchedules,
	scheduleVariables,
	seedPipelineSchedules,
} from './pipelineSchedule';
import { protectedBranches, protectedTags } from './protectedRef';
import { jobRoutes } from './job';
import { pipelineRoutes } from './pipeline';
import { reactionRoutes } from './reaction';
import { releaseLinks, releaseRoutes, releases, seedReleases } from './release';
import { runnerRoutes } from './runner';
import { searchRoutes } from './search';
import { seedSnippets, snippets } from './snippet';
import { seedStatusChecks, statusCheckRoutes, statusChecks } from './statusCheck';
import { seedTags, tags } from './tag';
import { todoRoutes } from './todo';
import { seedWikiPages, wikiPages } from './wikiPage';

/** What the plain resources serve. */
export const resourceRoutes: Route[] = [
	...approvalRuleRoutes,
	...boardRoutes,
	...ciVariables.routes,
	...instanceVariables.routes,
	...deploymentRoutes,
	...environmentRoutes,
	...containerRegistryRoutes,
	...epics.routes,
	...epicIssueRoutes,
	...eventRoutes,
	...freezePeriods.routes,
	...iterations.routes,
	...mergeTrainRoutes,
	...milestoneRoutes,
	...jobRoutes,
	...pipelineRoutes,
	...pipelineScheduleRoutes,
	...reactionRoutes,
	...releaseRoutes,
	...protectedBranches.routes,
	...protectedTags.routes,
	...runnerRoutes,
	...searchRoutes,
	...snippets.routes,
	...statusCheckRoutes,
	...tags.routes,
	...todoRoutes,
	...wikiPages.routes,
];

/** All tables, each with the seed of its resource: every one is held against GitLab's contract. */
export const tables: Array<{ table: AnyTable; seed: ResourceSeed }> = [
	{ table: projectApprovalRules, seed: seedApprovalRules },
	{ table: requestApprovalRules, seed: seedApprovalRules },
	{ table: boards, seed: seedBoards },
	{ table: boardLists, seed: seedBoards },
	{ table: ciVariables, seed: seedCiVariables },
	{ table: instanceVariables, seed: seedCiVariables },
	{ table: deployments, seed: seedDeployments },
	{ table: environments, seed: seedEnvironments },
	{ table: containerRepositories, seed: seedContainerRegistry },
	{ table: imageTags, seed: seedContainerRegistry },
	{ table: epics, seed: seedEpics },
	{ table: freezePeriods, seed: seedFreezePeriods },
	{ table: iterations, seed: seedIterations },
	{ table: milestones, seed: seedMilestones },
	{ table: pipelineSchedules, seed: seedPipelineSchedules },
	{ table: scheduleVariables, seed: seedPipelineSchedules },
	{ table: releases, seed: seedReleases },
	{ table: releaseLinks, seed: seedReleases },
	{ table: protectedBranches, seed: seedTags },
	{ table: protectedTags, seed: seedTags },
	{ table: snippets, seed: seedSnippets },
	{ table: statusChecks, seed: seedStatusChecks },
	{ table: tags, seed: seedTags },
	{ table: wikiPages, seed: seedWikiPages },
];
