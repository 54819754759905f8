import type { Field, Item } from '../operation';
import { locator } from './locator';
import { required } from './param';

/** Everything between the host and `/-/`: a namespace of any depth and a name. */
const PROJECT_URL =
	'^https?:\\/\\/[^\\/\\s]+\\/((?:(?!-\\/)[\\w.+-]+\\/)+(?!-(?:\\/|$))[\\w.+-]+?)(?:\\.git)?\\/?(?:\\/-(?:\\/[^\\s]*)?|\\/(?:issues|merge_requests)\\/\\d+[^\\s]*)?(?:[?#][^\\s]*)?$';

/** One project, by its ID or its full path, as GitLab's `:id` takes it. */
export function projectParam<K extends string>(name: K, displayName = 'Project', description?: string) {
	return locator<K, string>({
		name,
		displayName,
		description,
		search: 'searchProjects',
		url: { pattern: PROJECT_URL, example: 'https://gitlab.com/group/project' },
		id: {
			displayName: 'ID or Path',
			example: 'group/project',
			pattern: '^(?:\\d+|[\\w.+-]+(?:\\/[\\w.+-]+)+)$',
		},
		resolve: (identifier, item, fromUrl) => (fromUrl ? belowServer(identifier, item) : identifier),
	});
}

/** The project that an operation works in. */
export const project: Field<'project', string> = required(projectParam('project'));

/** A path cut out of a URL without the path that the server itself lives below (relative URL installations). */
export function belowServer(path: string, { gitlab }: Pick<Item, 'gitlab'>): string {
	const { basePath } = gitlab.server;
	return basePath && path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : path;
}
