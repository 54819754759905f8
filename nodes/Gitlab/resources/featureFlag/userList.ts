import { path } from '../../client';
import { type List, entry, inProject, projectPage, textOf } from '../../fields';
import { locatorIn, project } from '../../fields/places';

const userLists: List = {
	name: 'searchFeatureFlagUserLists',
	from: inProject(path`/feature_flags_user_lists`),
	entry: entry('id', (list) => textOf(list.name)),
};

/** A list of users that a flag is on for. Its page shows its number in the project, flags take its ID. */
export const userList = locatorIn<'user_list_id', number>('project', {
	name: 'user_list_id',
	displayName: 'User List',
	list: userLists,
	url: {
		pattern: projectPage(String.raw`feature_flags_user_lists\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/feature_flags_user_lists/3',
	},
	id: { displayName: 'ID', example: '12', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: async (identifier, item, { url }) => {
		if (!url) return Number(identifier);
		const { gitlab } = item;
		const at = path`/projects/${await project.read(item)}/feature_flags_user_lists/${identifier}`;
		return Number((await gitlab.once(at.encoded, async () => await gitlab.get(at))).id);
	},
});
