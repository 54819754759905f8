import type { ResourceSeed } from '../base';
import { seedMembers } from '../resources/member';
import { seedProjects } from '../resources/project';

/** Projects, and a role that somebody has made. */
export const seedForProjects: ResourceSeed = async (gitlab, base) => {
	await seedMembers(gitlab, base);
	return await seedProjects(gitlab, base);
};
