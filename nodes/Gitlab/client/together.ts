import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { isFailure } from './errors';
import type { Gitlab } from './gitlab';
import { Path } from './path';

/** How many rows are asked for in one request: GitLab's longest page. */
export const MOST_TOGETHER = 100;

type Rows = Map<unknown, IDataObject>;

/** Rows of one list that are about to be asked for. */
interface Batch {
	iids: Set<number>;
	rows: Promise<Rows>;
	send(): void;
}

/**
 * The same GitLab, but what is got by a path that ends with an iid (`…/issues/7`) is asked for together with
 * what others get from the same list at that moment. What the list does not give is got alone, so that every
 * caller has the answer, or the failure, that it would have had alone.
 *
 * @see https://docs.gitlab.com/api/issues/#list-project-issues for `iids[]`
 */
export function together(gitlab: Gitlab): Gitlab {
	const batches = new Map<string, Batch>();
	const get = async (path: Path, query?: IDataObject): Promise<IDataObject> => {
		const [, list, digits] = /^(.+)\/(\d+)$/.exec(path.encoded) ?? [];
		if (query || !digits) return await gitlab.get(path, query);
		const iid = Number(digits);
		const batch = batches.get(list) ?? open(gitlab, list, batches);
		batch.iids.add(iid);
		if (batch.iids.size >= MOST_TOGETHER) batch.send();
		return (await batch.rows).get(iid) ?? (await gitlab.get(path));
	};
	return Object.assign(Object.create(gitlab) as Gitlab, { get });
}

/** A batch that is sent when it is full, or else when all that is ready at this moment has joined. */
function open(gitlab: Gitlab, list: string, batches: Map<string, Batch>): Batch {
	const iids = new Set<number>();
	let send = () => {};
	const isFull = new Promise<void>((resolve) => (send = resolve));
	const close = () => batches.delete(list);
	const rows = Promise.race([isFull, sleep(0)]).then(async () => {
		close();
		return await rowsOf(gitlab, list, [...iids]);
	});
	const batch: Batch = { iids, rows, send: () => (close(), send()) };
	batches.set(list, batch);
	return batch;
}

async function rowsOf(gitlab: Gitlab, list: string, iids: number[]): Promise<Rows> {
	if (iids.length === 1) return new Map();
	try {
		const rows = await gitlab.list(new Path(list), { iids }, iids.length);
		return new Map(rows.map((row) => [row.iid, row]));
	} catch (error) {
		const failure = error as Error;
		// What GitLab has against the list, it says better of the thing itself.
		if (isFailure(failure, 'notFound', 'forbidden', 'invalid', 'conflict')) return new Map();
		throw failure;
	}
}
