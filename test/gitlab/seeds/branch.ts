import type { ResourceSeed } from '../base';
import { protectedBranches } from '../resources/protectedRef';

/** A branch that is merged, one that is not, and branches that are protected by a wildcard. */
export const seedForBranches: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	world.createBranch(website, 'merged');
	world.commitTo(website, 'feature/search', { message: 'Search', author: users.jonas });
	const rules = [{ user_id: users.maria.id }, { group_id: 7 }, { deploy_key_id: 1 }];
	protectedBranches.add(world, users.maria, website, {
		name: 'release/*',
		allowed_to_push: rules,
		allowed_to_merge: rules,
		allowed_to_unprotect: rules,
	});
	return {
		branch: ['feature/search', 'merged'],
		branch_name: ['feature/new', 'feature/newer'],
		protectedBranch: ['release/*'],
		preview: ['false'],
		name: ['hotfix/*', 'release/*'],
		ref: ['main'],
	};
};
