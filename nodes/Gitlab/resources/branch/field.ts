import { END, projectPage } from '../../fields/address';
import { locator } from '../../fields/locator';
import type { Param } from '../../fields/param';

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
		search: 'searchBranches',
		url: { pattern: BRANCH_URL, example: 'https://gitlab.com/group/project/-/tree/main' },
		id: { displayName: 'Name', example: 'main' },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	});
}
