import type { IDataObject } from 'n8n-workflow';
import { GitlabError, path } from '../../client';
import {
	additionalFields,
	filters,
	flag,
	isEmpty,
	limit,
	required,
	text,
	updateFields,
	upsertFields,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { accessLevel, allowedTo } from '../shared/protection';
import { ifThere, upsert } from '../shared/upsert';
import { protectedBranch } from './field';

const name = required(text('name', { displayName: 'Branch or Wildcard', placeholder: 'e.g. release/*' }));

/** What is said of a protection beside who may. */
const flags = [
	flag('allow_force_push', 'Whether those who may push may also force-push', {
		displayName: 'Allow Force Push',
	}),
	flag('code_owner_approval_required', 'Whether code owners must approve (Premium)', {
		displayName: 'Require Code Owner Approval',
	}),
] as const;

/** What GitLab changes of a protection that is there. */
const changeable = [
	...flags,
	accessLevel('unprotect_access_level', 'Allowed to Unprotect', { without: [0, 20], description: 'Premium' }),
	allowedTo('allowed_to_push', 'Also Allowed to Push'),
	allowedTo('allowed_to_merge', 'Also Allowed to Merge'),
	allowedTo('allowed_to_unprotect', 'Also Allowed to Unprotect'),
] as const;

const levels = [
	accessLevel('push_access_level', 'Allowed to Push and Merge'),
	accessLevel('merge_access_level', 'Allowed to Merge'),
] as const;

/** @see https://docs.gitlab.com/api/protected_branches/#protect-repository-branches */
const protect = write({
	name: 'Protect',
	action: 'Protect branches',
	description: 'Limit who may push and merge',
	role: 'Maintainer',
	fields: [project, name, additionalFields(...levels, ...changeable)],
	run: async ({ gitlab, project, name, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/protected_branches`, { name, ...additionalFields }),
});

/**
 * A protection is known again by its name. The roles for push and merge are set for a new one only: GitLab changes
 * them by the IDs of the rules. So that nobody takes a branch for guarded that is not, other roles are refused.
 *
 * @see https://docs.gitlab.com/api/protected_branches/
 */
const createOrUpdate = write({
	name: 'Create or Update Protection',
	action: 'Create or update the protection of branches',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	role: 'Maintainer',
	fields: [project, name, upsertFields(...levels, ...flags)],
	run: async ({ gitlab, project, name, updateFields }) => {
		const all = path`/projects/${project}/protected_branches`;
		const at = path`${all}/${name}`;
		const wanted = Object.fromEntries(
			changeable
				.slice(0, 2)
				.flatMap(({ name }) => (name in updateFields ? [[name, updateFields[name]]] : [])),
		);
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`protection ${at.encoded}`,
			async () =>
				await upsert({
					find: async () => await ifThere(gitlab.get(at)),
					create: async () => await gitlab.post(all, { name, ...filled(updateFields) }),
					update: async (known) => {
						refuseOtherLevels(known, updateFields);
						if (Object.entries(wanted).every(([key, value]) => known[key] === value)) return known;
						updated = true;
						return await gitlab.patch(at, wanted);
					},
				}),
		);
		return { ...row, created, updated };
	},
});

function refuseOtherLevels(known: IDataObject, wanted: IDataObject): void {
	for (const [param, name] of [
		[levels[0], 'push_access_levels'],
		[levels[1], 'merge_access_levels'],
	] as const) {
		const level = wanted[param.name];
		if (level === undefined) continue;
		const rules = ((known[name] ?? []) as IDataObject[]).filter(isRole);
		if (rules.length && rules.every(({ access_level }) => access_level === level)) continue;
		throw new GitlabError(
			'conflict',
			`'${param.property.displayName}' is different where it is protected already`,
			{
				advice:
					"GitLab does not change this role. Use 'Unprotect' and protect it anew, or leave the field out.",
			},
		);
	}
}

/** Rules for single users, groups and keys have a role's number too. */
const isRole = ({ user_id, group_id, deploy_key_id }: IDataObject) => !(user_id ?? group_id ?? deploy_key_id);

const filled = (fields: IDataObject) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));

/** @see https://docs.gitlab.com/api/protected_branches/#list-protected-branches */
const getProtected = read({
	name: 'Get Protected',
	action: 'Get protected branches',
	description: 'List the protected branches and wildcards of a project',
	role: 'Developer',
	fields: [project, limit, filters(text('search', { description: 'Part of the name' }))],
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/protected_branches`, filters, limit, { key: 'name' }),
});

/** @see https://docs.gitlab.com/api/protected_branches/#update-a-protected-branch */
const update = write({
	name: 'Update Protection',
	action: 'Update the protection of branches',
	description: 'Change who may push and merge',
	role: 'Maintainer',
	fields: [project, protectedBranch, updateFields(...changeable)],
	run: async ({ gitlab, project, protectedBranch, updateFields }) =>
		await gitlab.patch(path`/projects/${project}/protected_branches/${protectedBranch}`, updateFields),
});

/** @see https://docs.gitlab.com/api/protected_branches/#unprotect-repository-branches */
const unprotect = write({
	name: 'Unprotect',
	action: 'Unprotect branches',
	description: 'Let every developer push',
	role: 'Maintainer',
	fields: [project, protectedBranch],
	run: async ({ gitlab, project, protectedBranch }) =>
		await gitlab.delete(path`/projects/${project}/protected_branches/${protectedBranch}`),
});

export const protection: Operation[] = [protect, createOrUpdate, getProtected, update, unprotect];
