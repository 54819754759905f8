import { Refusal } from '../http/refusal';
import { flag, integer, text } from '../http/values';
import type { Fields, Reader } from '../table/fields';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { rowsIn } from '../table/rows';
import { bySearch } from '../table/rules';
import { byName } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

/** Who may: a role, or somebody by ID. */
interface Rule {
	access_level?: number;
	user_id?: number;
	group_id?: number;
	deploy_key_id?: number;
}

interface ProtectedBranch extends Row<Project> {
	name: string;
	push_access_level: number;
	merge_access_level: number;
	unprotect_access_level: number | null;
	allowed_to_push: Rule[];
	allowed_to_merge: Rule[];
	allowed_to_unprotect: Rule[];
	allow_force_push: boolean;
	code_owner_approval_required: boolean;
}

interface ProtectedTag extends Row<Project> {
	name: string;
	create_access_level: number;
	allowed_to_create: Rule[];
}

const DESCRIPTIONS: Record<number, string> = {
	0: 'No one',
	30: 'Developers + Maintainers',
	40: 'Maintainers',
	60: 'Administrators',
};

const level: Reader<number> = (given, name) => {
	const wanted = integer(given, name);
	if (wanted === undefined) return undefined;
	if (wanted === null || !(wanted in DESCRIPTIONS))
		throw new Refusal(400, { error: `${name} does not have a valid value` });
	return wanted;
};

const rules: Reader<Rule[]> = (given, name) => given[name] as Rule[] | undefined;

/** What fits a name with wildcards: each stands for any characters. */
function fits(pattern: string, name: string): boolean {
	const [first = '', ...rest] = pattern.split('*');
	if (!rest.length) return name === pattern;
	const last = rest.pop() ?? '';
	let at = first.length;
	if (!name.startsWith(first) || !name.endsWith(last) || name.length < at + last.length) return false;
	return rest.every((part) => {
		const found = name.indexOf(part, at);
		at = found + part.length;
		return found >= 0 && at <= name.length - last.length;
	});
}

const ruleEntity = (rule: Rule, at: number) => ({
	id: at + 1,
	access_level: rule.access_level ?? 40,
	access_level_description: DESCRIPTIONS[rule.access_level ?? 40],
	deploy_key_id: rule.deploy_key_id ?? null,
	user_id: rule.user_id ?? null,
	group_id: rule.group_id ?? null,
});

const levelsOf = (role: number | null, more: Rule[]) =>
	[...(role === null ? [] : [{ access_level: role }]), ...more].map(ruleEntity);

/** Branches that are protected without a row have one as GitLab makes it for default branches. */
function protectedIn(project: Project): ProtectedBranch[] {
	const rows = rowsIn<ProtectedBranch>(project, 'protected branch');
	for (const branch of project.branches.values()) {
		if (!branch.protected || rows.some(({ name }) => fits(name, branch.name))) continue;
		const { created_at } = project;
		const row = { name: branch.name, created_at, updated_at: created_at, holder: project };
		rows.push({ ...row, id: project.id * 100 + rows.length, ...PRESET });
	}
	return rows;
}

const PRESET = {
	push_access_level: 40,
	merge_access_level: 40,
	unprotect_access_level: null,
	allowed_to_push: [],
	allowed_to_merge: [],
	allowed_to_unprotect: [],
	allow_force_push: false,
	code_owner_approval_required: false,
};

const branchFields: Fields<ProtectedBranch> = {
	name: required(text, { only: 'create' }),
	push_access_level: optional(level, 40, { only: 'create' }),
	merge_access_level: optional(level, 40, { only: 'create' }),
	unprotect_access_level: optional<number | null>(level, null),
	allowed_to_push: optional(rules, []),
	allowed_to_merge: optional(rules, []),
	allowed_to_unprotect: optional(rules, []),
	allow_force_push: optional(flag, false),
	code_owner_approval_required: optional(flag, false),
};

/** @see https://docs.gitlab.com/api/protected_branches/ */
export const protectedBranches: Table<ProtectedBranch, Project> = new Table({
	name: 'protected branch',
	places: [
		inProjects(
			'protected_branches',
			{ read: LEVEL.developer, write: LEVEL.maintainer },
			{ updatedBy: 'PATCH' },
		),
	],
	key: byName('name', 'name'),
	fields: branchFields,
	stored: protectedIn,
	unique: {
		by: ({ name }) => name,
		refusal: ({ name }) => new Refusal(409, { message: `Protected branch '${name}' already exists` }),
	},
	filters: { search: bySearch(({ name }) => name) },
	after: (_call, row, verb) => {
		for (const branch of row.holder.branches.values())
			if (fits(row.name, branch.name)) branch.protected = verb !== 'delete';
	},
	entity: (_view, row) => ({
		id: row.id,
		name: row.name,
		push_access_levels: levelsOf(row.push_access_level, row.allowed_to_push),
		merge_access_levels: levelsOf(row.merge_access_level, row.allowed_to_merge),
		unprotect_access_levels: levelsOf(row.unprotect_access_level, row.allowed_to_unprotect),
		allow_force_push: row.allow_force_push,
		code_owner_approval_required: row.code_owner_approval_required,
		inherited: false,
	}),
	example: { create: { name: 'hotfix/*' }, update: { allow_force_push: true } },
});

/** @see https://docs.gitlab.com/api/protected_tags/ */
export const protectedTags: Table<ProtectedTag, Project> = new Table({
	name: 'protected tag',
	places: [
		inProjects(
			'protected_tags',
			{ read: LEVEL.maintainer, write: LEVEL.maintainer },
			{ verbs: ['list', 'create', 'get', 'delete'] },
		),
	],
	key: byName('name', 'name'),
	fields: {
		name: required(text, { only: 'create' }),
		create_access_level: optional(level, 40, { only: 'create' }),
		allowed_to_create: optional(rules, [], { only: 'create' }),
	},
	unique: {
		by: ({ name }) => name,
		refusal: ({ name }) => new Refusal(422, { message: `Protected tag '${name}' already exists` }),
	},
	entity: (_view, row) => ({
		name: row.name,
		create_access_levels: levelsOf(row.create_access_level, row.allowed_to_create),
	}),
	example: { create: { name: 'rel/*' } },
});

/** Whether a tag is protected. */
export const isTagProtected = (project: Project, tag: string) =>
	protectedTags.of(project).some(({ name }) => fits(name, tag));
