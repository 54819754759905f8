import type { Gitlab } from '../index';
import type { Seed } from '../seed';
import { seedForComments } from './comment';
import { seedForIssues } from './issue';
import { seedForLabels } from './label';
import { seedForMergeRequests } from './mergeRequest';
import { seedForProjects } from './project';

/**
 * What operations can be tried with: values of fields by the fields' names, several where one is not enough
 * because operations need the thing in different states.
 */
export type Things = Record<string, string[]>;

/** Adds to the seeded company what the operations of one resource need, and names it. */
export type ResourceSeed = (gitlab: Gitlab, seeded: Seed) => Promise<Things> | Things;

/** By the value of 'Resource'. A resource whose operations find all they need in the company has none. */
const SEEDS: Record<string, ResourceSeed> = {
	comment: seedForComments,
	issue: seedForIssues,
	label: seedForLabels,
	mergeRequest: seedForMergeRequests,
	project: seedForProjects,
};

/** Where operations are tried, unless the resource's seed knows better. */
const COMPANY: Things = {
	project: ['acme/website'],
	group: ['acme'],
	targetProject: ['acme/platform/api'],
	issue: ['1'],
	mergeRequest: ['1'],
};

/** Makes the world of a resource out of the seeded company. */
export async function seedFor(resource: string, gitlab: Gitlab, seeded: Seed): Promise<Things> {
	for (const user of gitlab.world.users) user.public_email = user.email;
	return { ...COMPANY, ...(await SEEDS[resource]?.(gitlab, seeded)) };
}
