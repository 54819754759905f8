import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import type { AnyTable } from '../table/table';
import { ciVariables, seedCiVariables } from './ciVariable';
import { freezePeriods, seedFreezePeriods } from './freezePeriod';
import { releaseLinks, releaseRoutes, releases, seedReleases } from './release';

/** What the plain resources serve. */
export const resourceRoutes: Route[] = [...ciVariables.routes, ...freezePeriods.routes, ...releaseRoutes];

/** All tables, each with the seed of its resource: every one is held against GitLab's contract. */
export const tables: Array<{ table: AnyTable; seed: ResourceSeed }> = [
	{ table: ciVariables, seed: seedCiVariables },
	{ table: freezePeriods, seed: seedFreezePeriods },
	{ table: releases, seed: seedReleases },
	{ table: releaseLinks, seed: seedReleases },
];
