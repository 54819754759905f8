import type { ResourceSeed } from '../base';
import { seedGroups } from '../resources/group';
import { seedMembers } from '../resources/member';

/** Groups, and a role that somebody has made. */
export const seedForGroups: ResourceSeed = async (gitlab, base) => {
	await seedMembers(gitlab, base);
	return await seedGroups(gitlab, base);
};
