import type { ResourceSeed } from '../base';
import { seedMilestones } from '../resources/milestone';
import { releases, seedReleases } from '../resources/release';

/** Releases of a milestone, and a tag that has no release yet. */
export const seedForReleases: ResourceSeed = async (gitlab, base) => {
	const things = { ...(await seedReleases(gitlab, base)), ...(await seedMilestones(gitlab, base)) };
	for (const release of releases.of(base.projects.website)) release.milestones = ['Spring release'];
	return { ...things, tag_name: ['v1.0', 'v2.0'], ref: ['main'] };
};
