import { type IDataObject, sleep } from 'n8n-workflow';
import { isFailure } from './errors';
import type { Gitlab } from './gitlab';
import type { Path } from './path';

/** How many rows are asked for in one request: GitLab's longest page. */
export const LARGEST_BATCH = 100;

/** A row of a list, by its number in the project (iid). */
export interface InList {
	list: Path;
	iid: number;
	/** What else the list is asked, so that it gives what the single thing would. */
	query?: IDataObject;
}

type Rows = Map<unknown, IDataObject>;

/** Rows of one list that are about to be asked for. */
interface Batch {
	iids: Set<number>;
	rows: Promise<Rows>;
	send(): void;
}

/**
 * Asks for rows of a list in one request that several items want at the same moment.
 *
 * @see https://docs.gitlab.com/api/issues/#list-project-issues for `iids[]`
 * @see https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests
 */
export class Batches {
	private readonly open = new Map<string, Batch>();

	constructor(private readonly gitlab: Gitlab) {}

	/**
	 * A row of a list.
	 *
	 * @returns undefined where the list does not give it: nobody else wants one of its rows, or GitLab refuses.
	 * Then the caller asks for the thing itself, and has the answer, or the failure, that it would have had alone.
	 * @throws GitlabError where the server fails as a whole
	 */
	async get(wanted: InList): Promise<IDataObject | undefined> {
		const key = wanted.list.encoded;
		const batch = this.open.get(key) ?? this.begin(key, wanted);
		batch.iids.add(wanted.iid);
		if (batch.iids.size >= LARGEST_BATCH) batch.send();
		return (await batch.rows).get(wanted.iid);
	}

	/** A batch that is sent when it is full, or else when all that is ready at this moment has joined. */
	private begin(key: string, { list, query }: InList): Batch {
		const iids = new Set<number>();
		let send = () => {};
		const isFull = new Promise<void>((resolve) => (send = resolve));
		const close = () => this.open.delete(key);
		const rows = Promise.race([isFull, sleep(0)]).then(async () => {
			close();
			return await this.rowsOf({ list, query }, [...iids]);
		});
		const batch: Batch = { iids, rows, send: () => (close(), send()) };
		this.open.set(key, batch);
		return batch;
	}

	private async rowsOf({ list, query }: Omit<InList, 'iid'>, iids: number[]): Promise<Rows> {
		if (iids.length === 1) return new Map();
		try {
			const rows = await this.gitlab.list(list, { ...query, iids }, iids.length);
			return new Map(rows.map((row) => [row.iid, row]));
		} catch (error) {
			const failure = error as Error;
			// What GitLab has against the list, it says better of the thing itself.
			if (isFailure(failure, 'notFound', 'forbidden', 'invalid', 'conflict')) return new Map();
			throw failure;
		}
	}
}
