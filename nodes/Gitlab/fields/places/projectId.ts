import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure, path } from '../../client';
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
		convert: async (given, item, path) => {
			const project = await convert(given, item, path);
			await requireOther(project, name, item);
			return await projectId(project, item);
		},
	};
}

/**
 * Refuses another project than the one that an operation works in, where it does not exist. Of that GitLab says no more
 * than of the other, `404 Project Not Found`. A person sees which it is; a model is told nothing but the message, and it
 * guesses IDs, so for a model these are asked about too.
 *
 * @param name of the parameter, so that the message names its field
 * @throws GitlabError of kind `notFound`
 */
export async function requireOther(project: string, name: string, { gitlab, tool }: Item): Promise<void> {
	if (isDigits(project) && !tool) return;
	await known(project, gitlab).catch((error: unknown) => {
		// What else keeps it from being read need not keep it from being used.
		if (!isFailure(error, 'notFound')) return;
		throw new GitlabError(error.kind, error.message, { ...error.facts, parameters: [name] });
	});
}

/** The ID of a project. */
export async function projectId(project: string, { gitlab }: Pick<Item, 'gitlab'>): Promise<number> {
	if (isDigits(project)) return Number(project);
	const { id } = await known(project, gitlab);
	return Number(id);
}

async function known(project: string, gitlab: Gitlab): Promise<IDataObject> {
	return await gitlab.once(
		`project ${project.toLowerCase()}`,
		async () => await gitlab.get(path`/projects/${project}`),
	);
}
