import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { type List, type Param, entry, isDigits, locator, shown, textOf } from '../../fields';
import { chosenPath } from '../../fields/places';
import type { Item } from '../../item';

/** On GitLab.com roles are made in top-level groups, elsewhere for the whole instance. */
const GITLAB_COM = 'https://gitlab.com';

const customRoles: List = {
	name: 'searchCustomRoles',
	from: async (_place, item) => await placeOfRoles(item),
	isPaged: false,
	searchBy: 'names',
	entry: entry('id', (role) => textOf(role.name)),
};

/** A role that somebody has made, by its name or ID. */
export const customRole: Param<'member_role_id', number> = locator<'member_role_id', number>({
	name: 'member_role_id',
	displayName: 'Custom Role',
	description: "Needs its base role in 'Role' (Ultimate)",
	list: customRoles,
	id: { displayName: 'Name or ID', example: 'Auditor' },
	knownBy: ({ id, name }) => id ?? name,
	cleared: null,
	resolve: async (identifier, item) => {
		if (isDigits(identifier)) return Number(identifier);
		const at = await placeOfRoles(item);
		const roles = at ? await rolesAt(item.gitlab, at) : [];
		const found = roles.find(({ name }) => String(name).toLowerCase() === identifier.toLowerCase());
		return found
			? Number(found.id)
			: item.fail(`There is no custom role '${shown(identifier)}'`, 'Check its name.');
	},
});

async function placeOfRoles(item: Item): Promise<Path | undefined> {
	if (!isOnGitlabCom(item.gitlab)) return path`/member_roles`;
	const inProject = item.value('belongsTo') === 'group' ? undefined : await chosenPath('project', item);
	const chosen = inProject ?? (await chosenPath('group', item));
	return chosen === undefined ? undefined : path`/groups/${chosen.split('/')[0]}/member_roles`;
}

function isOnGitlabCom({ server }: Gitlab): boolean {
	return server.url === GITLAB_COM;
}

async function rolesAt(gitlab: Gitlab, at: Path): Promise<IDataObject[]> {
	return await gitlab.once(
		`roles ${at.encoded}`,
		async () => await gitlab.list(at, {}, undefined, { isPaged: false }),
	);
}

/**
 * The custom roles that can be given in a group.
 *
 * @param top the path of the group at the top
 * @see https://docs.gitlab.com/api/member_roles/
 */
export async function customRolesOf(gitlab: Gitlab, top: string): Promise<IDataObject[]> {
	const at = isOnGitlabCom(gitlab) ? path`/groups/${top}/member_roles` : path`/member_roles`;
	return await rolesAt(gitlab, at);
}
