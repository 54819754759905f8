import { path } from '../../client';
import { type Param, identifiersFrom, required, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleCommit } from '../commit/simple';

const LABEL = 'Branches, Tags or Commits';

const refs: Param<'refs', string[]> = {
	...text('refs', {
		displayName: LABEL,
		placeholder: 'e.g. main, feature/login',
		description: 'At least two, separated by commas',
	}),
	convert: (given, item) => {
		// Branches and tags are known by their names, commits by their IDs.
		const knownBy = ({ name, id }: Record<string, unknown>) => name ?? id;
		const found = identifiersFrom(given, LABEL, item, { knownBy }).map(({ text }) => text);
		return found.length > 1 ? found : item.fail(`'${LABEL}' must hold at least two`);
	},
};

/** @see https://docs.gitlab.com/api/repositories/#retrieve-merge-base */
export const getMergeBase = read({
	name: 'Get Merge Base',
	action: 'Get the merge base of branches',
	description: 'Find the newest commit in common',
	fields: [project, required(refs)],
	simplify: simpleCommit,
	run: async ({ gitlab, project, refs }) =>
		await gitlab.get(path`/projects/${project}/repository/merge_base`, { refs }),
});
