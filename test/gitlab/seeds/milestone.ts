import type { ResourceSeed } from '../base';
import { seedMilestones } from '../resources/milestone';

/** Milestones, and an open and a closed issue and a merge request of one of them. */
export const seedForMilestones: ResourceSeed = async (gitlab, base) => {
	const things = await seedMilestones(gitlab, base);
	const { projects, users } = base;
	const [spring] = projects.website.milestones;
	for (const state of ['opened', 'closed'] as const) {
		const issue = { title: `In spring, ${state}`, author: users.tom, milestone: spring, state };
		gitlab.world.createIssue(projects.website, issue).weight = 3;
	}
	gitlab.world.createMergeRequest(projects.website, {
		title: 'In spring',
		source_branch: 'spring',
		author: users.tom,
		milestone: spring,
	});
	return things;
};
