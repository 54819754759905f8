import type { IDataObject } from 'n8n-workflow';
import { type Param, choice, number, numberFrom, rows } from '../../fields';
import { someUsersParam } from '../user/field';

/** Who may do something to what is protected, as GitLab numbers them. */
const LEVELS = [
	{ name: 'Maintainers', value: 40 },
	{ name: 'Developers and Maintainers', value: 30 },
	{ name: 'Reporters, Developers and Maintainers', value: 20 },
	{ name: 'Administrators (Self-Managed)', value: 60 },
	{ name: 'No One', value: 0 },
];

/**
 * The roles that may do something to what is protected.
 *
 * @param without levels that GitLab does not take: reporters do nothing to branches and tags
 * @see https://docs.gitlab.com/api/protected_branches/#protect-repository-branches
 */
export function accessLevel<K extends string>(
	name: K,
	displayName: string,
	{ without = [20], description }: { without?: readonly number[]; description?: string } = {},
): Param<K, number> {
	const options = LEVELS.filter(({ value }) => !without.includes(value));
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
	user_id: someUsersParam('user_ids', 'User Names or IDs'),
	group_id: number('group_id', { displayName: 'Group ID', min: 1 }),
	deploy_key_id: number('deploy_key_id', { displayName: 'Deploy Key ID', min: 1 }),
	id: number('id', { displayName: 'Rule ID', min: 1, description: 'As Get Protected tells it' }),
} as const;

type Kind = keyof typeof WHO;

const KINDS: Record<Kind, string> = {
	user_id: 'Users',
	group_id: 'Group',
	deploy_key_id: 'Deploy Key',
	access_level: 'Role',
	id: 'Nobody: Remove a Rule',
};

/** How rows of {@link allowedTo} look, where they are not those of branches and tags. */
interface Rules {
	kinds?: readonly Kind[];
	/** What else a row says, given its kind. */
	more?: ReadonlyArray<{ param: Param; of: readonly Kind[] }>;
	/** Another choice of roles. */
	role?: Param;
	description?: string;
}

/** Users, groups, deploy keys and roles that may do something to what is protected. */
export function allowedTo<K extends string>(
	name: K,
	displayName: string,
	{
		kinds = ['user_id', 'group_id', 'deploy_key_id', 'access_level'],
		more = [],
		role = WHO.access_level,
		description = 'Premium. Users, groups, deploy keys and roles that may',
	}: Rules = {},
): Param<K, IDataObject[]> {
	const own = kinds.map((kind) => ({ param: kind === 'access_level' ? role : WHO[kind], of: [kind] }));
	const param = rows(name, {
		displayName,
		each: 'Rule',
		description,
		required: [choice('who', Object.fromEntries(kinds.map((kind) => [kind, KINDS[kind]])))],
		optional: [...own, ...more].map(({ param, of }) => ({
			...param,
			property: { ...param.property, displayOptions: { show: { who: [...of] } } },
		})),
	});
	return {
		...param,
		convert: async (...given) => (await param.convert(...given)).flatMap((row) => rulesIn(row, more)),
	};
}

/** The rules that a row stands for, each user's own; n8n gives each row the other kinds' presets too. */
function rulesIn(row: IDataObject, more: NonNullable<Rules['more']>): IDataObject[] {
	const kind = row.who as Kind;
	const rest = more.filter(({ of }) => of.includes(kind)).map(({ param: { name } }) => [name, row[name]]);
	const values = kind === 'user_id' ? ((row.user_ids ?? []) as number[]) : [row[kind]];
	return values.map((value) => ({
		[kind]: value,
		...Object.fromEntries(rest),
		...(kind === 'id' && { _destroy: true }),
	}));
}
