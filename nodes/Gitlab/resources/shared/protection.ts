import type { IDataObject } from 'n8n-workflow';
import type { Param } from '../../fields/param';
import { choice, number } from '../../fields/param';
import { rows } from '../../fields/rows';
import { numberFrom } from '../../fields/value';
import { userParam } from '../user/field';

/** Who may do something to what is protected, as GitLab numbers them. */
const LEVELS = [
	{ name: 'Maintainers', value: 40 },
	{ name: 'Developers and Maintainers', value: 30 },
	{ name: 'Administrators (Self-Managed)', value: 60 },
	{ name: 'No One', value: 0 },
];

/**
 * The roles that may do something to a protected branch or tag.
 *
 * @see https://docs.gitlab.com/api/protected_branches/#protect-repository-branches
 */
export function accessLevel<K extends string>(
	name: K,
	displayName: string,
	{ nobody = true, description }: { nobody?: boolean; description?: string } = {},
): Param<K, number> {
	const options = LEVELS.filter(({ value }) => nobody || value !== 0);
	return {
		name,
		property: {
			displayName,
			name,
			type: 'options',
			options,
			default: 40,
			...(description && { description }),
		},
		convert: (given, item) => numberFrom(given, displayName, item),
	};
}

/** Whom a row of {@link allowedTo} lets in, by GitLab's name for it. */
const WHO = {
	access_level: accessLevel('access_level', 'Role'),
	user_id: userParam('user_id', { displayName: 'User' }),
	group_id: number('group_id', {
		displayName: 'Group ID',
		min: 1,
		description: 'A group that the project is shared with',
	}),
	deploy_key_id: number('deploy_key_id', { displayName: 'Deploy Key ID', min: 1 }),
} as const;

const who = choice(
	'who',
	{ user_id: 'User', group_id: 'Group', deploy_key_id: 'Deploy Key', access_level: 'Role' },
	{ displayName: 'Who' },
);

/** Users, groups, deploy keys and roles that may do something to what is protected. */
export function allowedTo<K extends string>(name: K, displayName: string): Param<K, IDataObject[]> {
	const shown = Object.entries(WHO).map(([kind, param]) => ({
		...param,
		property: { ...param.property, displayOptions: { show: { who: [kind] } } },
	}));
	const param = rows(name, {
		displayName,
		each: 'Rule',
		description: 'Premium. Users, groups, deploy keys and roles that may, one in each row',
		required: [who],
		optional: shown,
	});
	return {
		...param,
		// n8n gives each row the other kinds' presets too.
		convert: async (...given) =>
			(await param.convert(...given)).map(({ who, ...row }) => ({ [String(who)]: row[String(who)] })),
	};
}
