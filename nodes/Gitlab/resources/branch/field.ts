import { END, projectPage } from '../../fields/address';
import { locator } from '../../fields/locator';
import type { Param } from '../../fields/param';
import { path } from '../../client/path';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inProject } from '../../fields/list';

const branches: List = {
	name: 'searchBranches',
	from: inProject(path`/repository/branches`),
	key: 'name',
	countsMore: true,
	entry: entry('name', (branch) => text(branch.name)),
};

/** The files or commits of a branch; what follows its name cannot be told from it. */
const BRANCH_URL = projectPage(String.raw`(?:tree|commits)\/([^?#\s]+?)`, String.raw`\/?(?:[?#]\S*)?${END}`);

/** One branch of the project, by its name. */
export function branchParam<K extends string>(
	name: K,
	{ displayName, description, sendAs }: { displayName: string; description?: string; sendAs?: string },
): Param<K, string> {
	return locator<K, string>({
		name,
		displayName,
		description,
		sendAs,
		list: branches,
		url: { pattern: BRANCH_URL, example: 'https://gitlab.com/group/project/-/tree/main' },
		id: { displayName: 'Name', example: 'main' },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	});
}
