import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError } from '../../client';
import type { Together, Tools } from '../../operation';
import { fallAsleep } from '../../waiting/sleep';
import { makeHook } from '../../waiting/temporaryHook';
import { type Wait, restored, stored } from '../../waiting/wait';
import type { Watcher } from '../../waiting/watcher';

/** All items of an execution sleep and are woken together. */
export const asleepTogether: Together = { parameter: 'waitBy', value: 'webhook', alike: [] };

interface Sleeping<W extends Wait> {
	/** The paths of all that is waited for. */
	all: readonly Path[];
	/** How long at most. */
	seconds: number;
	/** What the watcher needs to know beside what every wait tells. */
	more: Omit<W, keyof Wait>;
	/** How a row is shown where the time is over. */
	unended?(row: IDataObject): IDataObject;
}

/**
 * Lets the execution sleep until its watcher sees that what it waits for has happened.
 *
 * @throws GitlabError of kind `input` for things of several projects: one webhook tells of one
 */
export async function sleepUntil<W extends Wait>(
	tools: Pick<Tools, 'context' | 'gitlab' | 'hint'>,
	watcher: Watcher<W>,
	{ all, seconds, more, unended = (row) => row }: Sleeping<W>,
): Promise<IDataObject[]> {
	const { context, gitlab } = tools;
	const rows = await Promise.all(all.map(async (at) => await gitlab.get(at)));
	const wait = {
		...more,
		for: watcher.name,
		project: await projectOf(gitlab, all),
		until: Date.now() + seconds * 1000,
		simple: context.getNodeParameter('simplify', 0) === true,
	} as W;
	const hook = await makeHook(tools, wait, watcher.events);
	return await fallAsleep(tools, { watcher, wait, hook, atTimeLimit: rows.map(unended) });
}

/** The ID of the one project that all are in. */
async function projectOf(gitlab: Gitlab, all: readonly Path[]): Promise<number> {
	const places = new Set(all.map((at) => stored(at).split('/').slice(0, 3).join('/')));
	const projects = await Promise.all([...places].map(async (place) => await gitlab.get(restored(place))));
	const ids = new Set(projects.map(({ id }) => Number(id)));
	if (ids.size > 1)
		throw new GitlabError('input', `The items are in ${ids.size} projects, and one webhook tells of one`, {
			advice: "Put 'Loop Over Items' before it, or wait by asking GitLab.",
		});
	const [id] = ids;
	return id;
}
