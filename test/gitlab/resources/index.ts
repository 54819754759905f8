import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import type { AnyTable } from '../table/specification';
import { ciVariables, instanceVariables, seedCiVariables } from './ciVariable';
import { epics, seedEpics } from './epic';
import { freezePeriods, seedFreezePeriods } from './freezePeriod';
import { milestoneRoutes, milestones, seedMilestones } from './milestone';
import {
	pipelineScheduleRoutes,
	pipelineSchedules,
	scheduleVariables,
	seedPipelineSchedules,
} from './pipelineSchedule';
import { jobRoutes } from './job';
import { pipelineRoutes } from './pipeline';
import { releaseLinks, releaseRoutes, releases, seedReleases } from './release';
import { seedSnippets, snippets } from './snippet';
import { seedWikiPages, wikiPages } from './wikiPage';

/** What the plain resources serve. */
export const resourceRoutes: Route[] = [
	...ciVariables.routes,
	...instanceVariables.routes,
	...epics.routes,
	...freezePeriods.routes,
	...milestoneRoutes,
	...jobRoutes,
	...pipelineRoutes,
	...pipelineScheduleRoutes,
	...releaseRoutes,
	...snippets.routes,
	...wikiPages.routes,
];

/** All tables, each with the seed of its resource: every one is held against GitLab's contract. */
export const tables: Array<{ table: AnyTable; seed: ResourceSeed }> = [
	{ table: ciVariables, seed: seedCiVariables },
	{ table: instanceVariables, seed: seedCiVariables },
	{ table: epics, seed: seedEpics },
	{ table: freezePeriods, seed: seedFreezePeriods },
	{ table: milestones, seed: seedMilestones },
	{ table: pipelineSchedules, seed: seedPipelineSchedules },
	{ table: scheduleVariables, seed: seedPipelineSchedules },
	{ table: releases, seed: seedReleases },
	{ table: releaseLinks, seed: seedReleases },
	{ table: snippets, seed: seedSnippets },
	{ table: wikiPages, seed: seedWikiPages },
];
