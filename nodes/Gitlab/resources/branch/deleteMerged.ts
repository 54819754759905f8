import { path } from '../../client';
import { flag, options } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { simpleBranch } from './simple';

/**
 * GitLab deletes them later, in the background, and tells nothing of them; so what it will delete is listed before.
 *
 * @see https://docs.gitlab.com/api/branches/#delete-all-merged-branches
 */
export const deleteMerged = write({
	name: 'Delete Merged',
	action: 'Delete merged branches (cannot be undone)',
	description: 'Delete all merged branches, except protected ones',
	role: 'Developer',
	fields: [project, options(flag('preview', 'Whether to delete nothing and only list what would be'))],
	simplify: simpleBranch,
	run: async ({ gitlab, project, options: { preview } }) => {
		const repository = path`/projects/${project}/repository`;
		const traits = { key: 'name', countsMore: true };
		const all = await gitlab.list(path`${repository}/branches`, {}, undefined, traits);
		const merged = all.filter((branch) => branch.merged && !branch.protected && !branch.default);
		if (!preview && merged.length) await gitlab.delete(path`${repository}/merged_branches`);
		return merged;
	},
});
