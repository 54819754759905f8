import type { Base } from './base';
import { seedBase } from './base';
import { seedIssues, seedMergeRequests, seedSurroundings } from './seedThings';
import type { World } from './world/world';

export type Seed = Base;

/**
 * Fills an empty world with a small, believable company at work: the demo's world, and that of tests about issues
 * and merge requests. It stays as it is; a new resource has a seed of its own beside its table.
 */
export function seed(world: World): Seed {
	const base = seedBase(world);
	seedCompany(world, base);
	return base;
}

/** Adds the company's work to its people and projects. */
export function seedCompany(world: World, { users, groups, projects }: Base): void {
	seedLabels(world, groups, projects);
	seedIssues(world, users, projects);
	seedMergeRequests(world, users, projects);
	seedSurroundings(world, users, groups, projects);
}

function seedLabels(
	world: World,
	{ acme }: Base['groups'],
	{ website, api, outside }: Base['projects'],
): void {
	for (const [name, color, description] of [
		['bug', '#d9534f', 'Something is broken'],
		['feature', '#428bca', 'Something new'],
		['priority::high', '#cc0033', 'Before all else'],
		['priority::low', '#a8d695', 'When there is time'],
	] as const) {
		world.createLabel(acme, { name, color, description });
	}
	world.createLabel(website, { name: 'design', color: '#ad4363', priority: 1 });
	world.createLabel(website, { name: 'needs review', color: '#f0ad4e' });
	world.createLabel(api, { name: 'performance', color: '#8fbc8f' });
	world.createLabel(outside, { name: 'bug', color: '#d9534f' });
}
