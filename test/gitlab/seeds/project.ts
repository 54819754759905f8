import type { ResourceSeed } from '../base';
import { seedAvatars } from '../entities/avatar';
import { seedJobTokenScopes } from '../resources/jobTokenScope';
import { seedMembers } from '../resources/member';
import { seedProjects } from '../resources/project';
import { coursesOf } from '../resources/projectExchange';
import { seedProjectUploads } from '../resources/projectUpload';
import { seedPushRules } from '../resources/pushRule';
import { seedRemoteMirrors } from '../resources/remoteMirror';

/** Projects with all that hangs on them, and a role that somebody has made. */
export const seedForProjects: ResourceSeed = async (gitlab, base) => {
	await seedMembers(gitlab, base);
	seedAvatars(gitlab.world.projects);
	// What is waited for is there at once.
	coursesOf(gitlab.world).push({ statuses: ['finished'], error: null });
	return {
		...(await seedProjects(gitlab, base)),
		...(await seedProjectUploads(gitlab, base)),
		...(await seedPushRules(gitlab, base)),
		...(await seedRemoteMirrors(gitlab, base)),
		...(await seedJobTokenScopes(gitlab, base)),
	};
};
