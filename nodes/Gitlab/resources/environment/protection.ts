import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type Param, additionalFields, flag, limit, number, required, updateFields } from '../../fields';
import { project } from '../../fields/places';
import type { Hint } from '../../hints';
import { type Operation, type Tools, read, write } from '../../operation';
import { accessLevel, allowedTo } from '../shared/protection';
import { atProtected, environmentName } from './field';

const inherited = flag('group_inheritance_type', 'Whether inherited members may too', {
	displayName: 'Inherited Members Too',
});

/** GitLab numbers whose members count: 0 are those of the group itself, 1 also inherited ones. */
const inheritance: Param = {
	...inherited,
	convert: async (...given) => Number(await inherited.convert(...given)),
};

const RULES = { role: accessLevel('access_level', 'Role', { without: [0] }) } as const;
const KINDS = ['user_id', 'group_id', 'access_level'] as const;
const OF_GROUPS = { param: inheritance, of: ['group_id'] } as const;
const approvals = { param: number('required_approvals', { min: 1 }), of: KINDS } as const;

const deployers = { ...RULES, more: [OF_GROUPS] };
const approvers = { ...RULES, more: [OF_GROUPS, approvals] };
const count = number('required_approval_count', { min: 0, description: 'Approval rules replace it' });

const toDeploy = allowedTo('deploy_access_levels', 'Allowed to Deploy', { ...deployers, kinds: KINDS });
/** GitLab protects nothing without saying for whom. */
const deployersOfNew = required({
	...toDeploy,
	convert: async (given, item, at) => {
		const rules = await toDeploy.convert(given, item, at);
		return rules.length ? rules : item.fail("'Allowed to Deploy' is empty", 'Add a rule that says who may.');
	},
});

const changeable = [
	allowedTo('deploy_access_levels', 'Allowed to Deploy', { ...deployers, kinds: [...KINDS, 'id'] }),
	allowedTo('approval_rules', 'Approval Rules', { ...approvers, kinds: [...KINDS, 'id'] }),
	count,
] as const;

/**
 * Who may deploy to environments, and who must approve that.
 *
 * @see https://docs.gitlab.com/api/protected_environments/
 */
export const protection: Operation[] = [
	write({
		name: 'Protect',
		description: 'Limit who may deploy, and say who must approve',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [
			project,
			environmentName,
			deployersOfNew,
			additionalFields(allowedTo('approval_rules', 'Approval Rules', { ...approvers, kinds: KINDS }), count),
		],
		run: async ({ gitlab, hint, project, name, deploy_access_levels, additionalFields }) => {
			const body: IDataObject = { name, deploy_access_levels, ...additionalFields };
			const row = await gitlab.post(path`/projects/${project}/protected_environments`, body);
			return tellLeftOut(hint, body, row);
		},
	}),
	write({
		name: 'Unprotect',
		description: 'Let every developer deploy',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [atProtected],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
	read({
		name: 'Get Protected',
		action: 'Get protected environments',
		description: 'List the protected environments of a project',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [project, limit],
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/protected_environments`, {}, limit, { key: 'name' }),
	}),
	write({
		name: 'Update Protection',
		action: 'Update the protection of an environment',
		description: 'Change who may deploy, and who must approve',
		tier: 'Premium',
		role: 'Maintainer',
		fields: [atProtected, updateFields(...changeable)],
		run: async ({ gitlab, hint, at, updateFields }) =>
			tellLeftOut(hint, updateFields, await gitlab.put(at, updateFields)),
	}),
];

const LEFT_OUT: Hint = (items) =>
	`GitLab left out users or groups of ${items}: users must be members of the project, and groups must have it shared with them`;

/** GitLab passes over users and groups who have no part in the project, without a word. */
function tellLeftOut(hint: Tools['hint'], sent: IDataObject, row: IDataObject): IDataObject {
	const isThere = (name: string, rule: IDataObject) =>
		((row[name] ?? []) as IDataObject[]).some((one) =>
			rule.user_id === undefined ? one.group_id === rule.group_id : one.user_id === rule.user_id,
		);
	for (const name of ['deploy_access_levels', 'approval_rules']) {
		const named = ((sent[name] ?? []) as IDataObject[]).filter((rule) => rule.user_id ?? rule.group_id);
		if (named.some((rule) => !isThere(name, rule))) hint(LEFT_OUT);
	}
	return row;
}
