import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, Path } from '../../client';
import type { Tools } from '../../operation';
import { type Wait, restored, stored } from '../../waiting/wait';
import type { Watcher } from '../../waiting/watcher';
import { sleepUntil } from './sleeping';
import { hasEnded, longestWaitIn } from './waiting';

/** A wait for the end of pipelines or jobs. */
export interface Ending extends Wait {
	/** Where they are, as `stored` has paths. */
	at: string[];
	/** How many lines of the logs of what failed are wanted. */
	lines: number;
}

/** What is known of how something ended, beside what it is itself. */
export type Details = (
	gitlab: Gitlab,
	row: IDataObject,
	about: { at: Path; lines: number },
) => Promise<IDataObject>;

interface Kind {
	name: string;
	event: string;
	/** The ID in what GitLab tells, and the status. */
	told(body: IDataObject): { id?: IDataObject[string]; status?: IDataObject[string] };
	details: Details;
	simplify(row: IDataObject): IDataObject;
}

/** What wakes an execution when all that it waits for have ended. */
export function endingWatcher({ name, event, told, details, simplify }: Kind): Watcher<Ending> {
	return {
		name,
		events: [event],
		simplify,
		concerns: (body, { at }) => {
			const { id, status } = told(body);
			return at.some((one) => one.endsWith(`/${String(id)}`)) && hasEnded({ status });
		},
		look: async (gitlab, wait) => {
			const rows: IDataObject[] = [];
			for (const at of wait.at) {
				const row = await gitlab.get(restored(at));
				if (!hasEnded(row)) return undefined;
				rows.push(row);
			}
			const { at, lines } = wait;
			return await Promise.all(
				rows.map(async (row, each) => await details(gitlab, row, { at: restored(at[each]), lines })),
			);
		},
	};
}

/**
 * Lets the execution sleep until all have ended.
 *
 * @param lines how many lines of the logs of what failed are wanted
 */
export async function sleepUntilEnded(
	tools: Pick<Tools, 'context' | 'gitlab' | 'hint'>,
	watcher: Watcher<Ending>,
	{ all, options, lines }: { all: readonly Path[]; options: IDataObject; lines: number },
): Promise<IDataObject[]> {
	const more = { at: all.map(stored), lines };
	return await sleepUntil(tools, watcher, { all, seconds: longestWaitIn(options), more });
}
