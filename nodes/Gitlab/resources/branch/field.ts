import { path } from '../../client';
import {
	type Identifier,
	type List,
	type LocatorSpec,
	type Param,
	byName,
	chosen,
	END,
	entry,
	inProject,
	isDigits,
	locator,
	projectPage,
	required,
	several,
	shown,
	textOf,
} from '../../fields';
import { atInProject, locatorIn, project } from '../../fields/places';
import type { Item } from '../../item';
import { pick } from '../../simplify';
import { ifThere } from '../shared/upsert';

const branches: List = {
	name: 'searchBranches',
	from: inProject(path`/repository/branches`),
	key: 'name',
	countsMore: true,
	entry: entry('name', (branch) => textOf(branch.name)),
};

/** The files or commits of a branch; what follows its name cannot be told from it. */
const BRANCH_URL = projectPage(String.raw`(?:tree|commits)\/([^?#\s]+?)`, String.raw`\/?(?:[?#]\S*)?${END}`);

interface BranchLooks {
	displayName: string;
	description?: string;
	sendAs?: string;
}

/** One branch of the project that the operation works in, by its name. */
export function branchParam<K extends string>(name: K, looks: BranchLooks): Param<K, string> {
	return locatorIn('project', specOf(name, looks));
}

/** One branch of any project. */
export function branchAnywhere<K extends string>(name: K, looks: BranchLooks): Param<K, string> {
	return locator(specOf(name, looks));
}

function specOf<K extends string>(name: K, looks: BranchLooks): LocatorSpec<K, string> {
	return {
		name,
		...looks,
		list: branches,
		url: { pattern: BRANCH_URL, example: 'https://gitlab.com/group/project/-/tree/main' },
		...byName('main'),
	};
}

const branch = required(branchParam('branch', { displayName: 'Branch' }));

/** Project and branch as one argument: the branch's path. */
export const at = atInProject(path`/repository/branches`, branch);

const protectedBranches: List = {
	name: 'searchProtectedBranches',
	from: inProject(path`/protected_branches`),
	key: 'name',
	entry: entry('name', (branch) => textOf(branch.name)),
};

/** A protected branch or wildcard, by its name. */
export const protectedBranch = chosen({
	name: 'protectedBranch',
	list: protectedBranches,
	...byName('release/*', { hint: 'As it was protected, wildcards included' }),
});

/** Several protected branches or wildcards of the project, given by name or ID, sent as IDs. */
export function protectedBranchesParam<K extends string>(name: K): Param<K, number[]> {
	return several(
		name,
		{
			displayName: 'Protected Branch Names or IDs',
			list: {
				...protectedBranches,
				name: 'searchProtectedBranchIds',
				entry: entry('id', (branch) => textOf(branch.name)),
			},
			about: 'Text is a name, numbers are IDs.',
			knownBy: ({ id, name: own }) => id ?? own,
			cleared: [],
		},
		async (given, item) => await Promise.all(given.map(async (one) => await protectedBranchId(one, item))),
	);
}

async function protectedBranchId({ text: name, origin }: Identifier, item: Item): Promise<number> {
	if (origin === 'list' || origin === 'number') return Number(name);
	const { gitlab } = item;
	const at = path`/projects/${await project.read(item)}/protected_branches/${name}`;
	const found = await ifThere(gitlab.once(at.encoded, async () => await gitlab.get(at)));
	if (found) return Number(found.id);
	return isDigits(name)
		? Number(name)
		: item.fail(`There is no protected branch '${shown(name)}'`, 'Give the name as it was protected.');
}

/** What most workflows use of a branch. */
export const simpleBranch = pick(
	['name'],
	{ commit: 'commit.id', title: 'commit.title', committed_date: 'commit.committed_date' },
	['default', 'protected', 'merged', 'can_push', 'web_url'],
);
