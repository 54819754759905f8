import type { IDataObject } from 'n8n-workflow';
import { isFailure } from '../../client';

/**
 * Changes what is there, or else makes it. Where GitLab refuses to make it because it is there by now, it is
 * looked for once more: somebody else can have made it meanwhile.
 *
 * @param find gives what is there, or undefined
 * @returns GitLab's answer and whether it is new
 * @throws GitlabError what the three throw; the conflict where nothing is found after it
 */
export async function upsert<T>({
	find,
	create,
	update,
}: {
	find: () => Promise<T | undefined>;
	create: () => Promise<IDataObject>;
	update: (known: T) => Promise<IDataObject>;
}): Promise<{ row: IDataObject; created: boolean }> {
	const known = await find();
	if (known !== undefined) return { row: await update(known), created: false };
	try {
		return { row: await create(), created: true };
	} catch (error) {
		const made = isFailure(error, 'conflict') ? await find() : undefined;
		if (made === undefined) throw error as Error;
		return { row: await update(made), created: false };
	}
}

/** What GitLab gives, or undefined where it has no such thing. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
	return await asked.catch((error: unknown) => {
		if (isFailure(error, 'notFound')) return undefined;
		throw error as Error;
	});
}

/** Whether nothing would change: what is wanted is there already, and what is to be cleared is empty. */
export function isAsWanted(known: IDataObject, wanted: IDataObject): boolean {
	return Object.entries(wanted).every(([name, value]) => (known[name] ?? '') === value);
}
