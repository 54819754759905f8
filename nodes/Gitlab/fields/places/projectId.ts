import { path } from '../../client';
import type { Item } from '../../item';
import type { Param } from '../param';
import { isDigits } from '../value';
import { projectParam } from './project';

/** One project, given by ID, path or URL, sent as the number that GitLab wants outside of its paths. */
export function projectIdParam<K extends string>(
	name: K,
	displayName: string,
	description?: string,
): Param<K, number> {
	const { convert, ...param } = projectParam(name, displayName, description);
	return {
		...param,
		convert: async (given, item, path) => await projectId(await convert(given, item, path), item),
	};
}

/** The ID of a project. */
export async function projectId(project: string, { gitlab }: Pick<Item, 'gitlab'>): Promise<number> {
	if (isDigits(project)) return Number(project);
	const { id } = await gitlab.once(`project ${project.toLowerCase()}`, async () => {
		return await gitlab.get(path`/projects/${project}`);
	});
	return Number(id);
}
