import type { ResourceSeed } from '../base';
import { seedMilestones } from '../resources/milestone';
import { seedReleases } from '../resources/release';

/** Releases, milestones that they can have, and a tag that has no release yet. */
export const seedForReleases: ResourceSeed = async (gitlab, base) => ({
	...(await seedReleases(gitlab, base)),
	...(await seedMilestones(gitlab, base)),
	tag_name: ['v1.0', 'v2.0'],
	ref: ['main'],
});
