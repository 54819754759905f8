import type { ResourceSeed } from '../base';
import { seedAvatars } from '../entities/avatar';
import { seedGroups } from '../resources/group';
import { seedMembers } from '../resources/member';

/** Groups, and a role that somebody has made. */
export const seedForGroups: ResourceSeed = async (gitlab, base) => {
	await seedMembers(gitlab, base);
	const things = await seedGroups(gitlab, base);
	seedAvatars(gitlab.world.groups);
	return things;
};
