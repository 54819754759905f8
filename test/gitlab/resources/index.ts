import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import type { AnyTable } from '../table/specification';
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
import { freezePeriods, seedFreezePeriods } from './freezePeriod';
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
import { releaseLinks, releaseRoutes, releases, seedReleases } from './release';
import { runnerRoutes } from './runner';
import { seedSnippets, snippets } from './snippet';
import { seedTags, tags } from './tag';
import { seedWikiPages, wikiPages } from './wikiPage';

/** What the plain resources serve. */
export const resourceRoutes: Route[] = [
	...ciVariables.routes,
	...instanceVariables.routes,
	...deploymentRoutes,
	...environmentRoutes,
	...containerRegistryRoutes,
	...epics.routes,
	...freezePeriods.routes,
	...iterations.routes,
	...milestoneRoutes,
	...jobRoutes,
	...pipelineRoutes,
	...pipelineScheduleRoutes,
	...releaseRoutes,
	...protectedBranches.routes,
	...protectedTags.routes,
	...runnerRoutes,
	...snippets.routes,
	...tags.routes,
	...wikiPages.routes,
];

/** All tables, each with the seed of its resource: every one is held against GitLab's contract. */
export const tables: Array<{ table: AnyTable; seed: ResourceSeed }> = [
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
	{ table: tags, seed: seedTags },
	{ table: wikiPages, seed: seedWikiPages },
];
