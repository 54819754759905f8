import type { IDataObject } from 'n8n-workflow';
import {
	type Gitlab,
	type Path,
	type Reply,
	type Request,
	GitlabError,
	Graphql,
	pageOf,
	path,
} from '../client';
import { timeOf } from './change';

const PER_PAGE = 100;
/** Most pages of a list that one poll reads. */
const MOST_PAGES = 300;
/** How far rows that are sorted by ID may be out of the order of their times, in milliseconds. */
const DISORDER_MS = 10_000;

/** Whether a row is wanted, and the moment that it is told with. */
interface Wanted {
	timeOf(row: IDataObject): number;
	isNew(row: IDataObject): boolean;
	/** Is shown every row, also those that are not kept. */
	look?(row: IDataObject): void;
	since: number;
	/** Most new rows wanted: the oldest. */
	most: number;
}

/** Rows of a list, and the moment up to which all of them are there. */
export interface Rows {
	rows: IDataObject[];
	horizon: number;
}

/** The same, and in which projects there were any, also such as are not new. */
export interface UpdatedRows extends Rows {
	touched: Set<string>;
}

/** What one poll asks of GitLab; it learns the server's time from the first answer. */
export class Reading {
	/** GitLab's GraphQL, which tells the server's time as well. */
	readonly graphql = new Graphql(async (request) => await this.request(request));
	private date?: number;

	/**
	 * @param isSample whether only the newest page of each list is wanted
	 */
	constructor(
		readonly gitlab: Gitlab,
		readonly isSample: boolean,
	) {}

	/**
	 * The server's time before anything was read, in milliseconds since 1970.
	 *
	 * @throws GitlabError where a proxy has taken the header away: n8n's own clock may go wrong
	 */
	get now(): number {
		if (this.date === undefined)
			throw new GitlabError('notGitlab', "The server's answers have no date", {
				advice: 'A proxy in front of GitLab must not remove the header Date.',
			});
		return this.date;
	}

	/** One page of a list. */
	async page(at: Path, query: IDataObject, page = 1): Promise<{ rows: IDataObject[]; isLast: boolean }> {
		const asked = { ...query, per_page: PER_PAGE, page };
		const reply = await this.request({ method: 'GET', path: at, query: asked });
		const { rows, next, isLast } = pageOf(reply, { perPage: PER_PAGE });
		return { rows, isLast: !next && (isLast || rows.length < PER_PAGE) };
	}

	/** Learns the server's time from something that is there in any case. */
	async begin(at: Path): Promise<IDataObject> {
		return Object((await this.request({ method: 'GET', path: at })).body) as IDataObject;
	}

	private async request(request: Request): Promise<Reply> {
		const reply = await this.gitlab.request(request);
		const date = timeOf(reply.headers.date);
		if (date) this.date ??= date;
		return reply;
	}

	/** A project as bodies tell of it, asked once a poll. */
	async project(id: unknown): Promise<IDataObject> {
		const key = String(id);
		return await this.gitlab.once(
			`project ${key}`,
			async () => await this.gitlab.get(path`/projects/${key}`),
		);
	}

	/** Something that several changes of a poll are about, asked once. */
	async thing(at: Path): Promise<IDataObject> {
		return await this.gitlab.once(at.encoded, async () => await this.gitlab.get(at));
	}

	/**
	 * What was updated, oldest first. Each page is asked for by the time of the last row before it, not by a number:
	 * rows that are updated meanwhile move to the end, and those behind them would slip through.
	 */
	async updated(at: Path, query: IDataObject, wanted: Wanted): Promise<UpdatedRows> {
		const found = new Map<string, IDataObject>();
		const touched = new Set<string>();
		const done = (horizon: number) => ({ rows: [...found.values()], touched, horizon });
		let after = wanted.since;
		let number = 1;
		for (let pages = 0; pages < MOST_PAGES; pages++) {
			const { rows, isLast } = await this.page(at, { ...query, ...this.sorting(after) }, number);
			for (const row of rows) {
				touched.add(String(row.project_id));
				if (this.isSample || wanted.isNew(row)) found.set(`${row.id} ${row.updated_at}`, row);
			}
			if (isLast || this.isSample) return done(Infinity);
			const last = wanted.timeOf(rows[rows.length - 1] ?? {});
			if (found.size >= wanted.most) return done(last);
			number = last > after ? 1 : number + 1;
			after = Math.max(after, last);
		}
		return done(after);
	}

	private sorting(after: number): IDataObject {
		if (this.isSample) return { order_by: 'updated_at', sort: 'desc' };
		return { order_by: 'updated_at', sort: 'asc', updated_after: new Date(after).toISOString() };
	}

	/**
	 * What is listed newest first, back to a moment. Of more than is wanted only the oldest rows are kept, so that
	 * memory stays small however much there is.
	 *
	 * @throws GitlabError of kind `tooLong` where there is more than can be read
	 */
	async newest(
		at: Path,
		query: IDataObject,
		wanted: Wanted,
		until: (row: IDataObject) => boolean,
	): Promise<Rows> {
		let kept: IDataObject[] = [];
		let horizon = Infinity;
		for (let number = 1; number <= MOST_PAGES; number++) {
			const { rows, isLast } = await this.page(at, query, number);
			if (wanted.look) rows.forEach(wanted.look);
			kept.push(...rows.filter((row) => this.isSample || wanted.isNew(row)));
			if (kept.length > wanted.most + PER_PAGE) {
				for (const row of kept.slice(0, -wanted.most)) horizon = Math.min(horizon, wanted.timeOf(row));
				kept = kept.slice(-wanted.most);
			}
			const last = rows[rows.length - 1];
			if (isLast || this.isSample || !last || until(last)) return { rows: kept, horizon };
		}
		throw new GitlabError('tooLong', 'More has happened than can be read', {
			advice: "Shorten 'Look Back' in the options, then raise it again.",
		});
	}

	/** Whether a row is so old that nothing new follows it in a list whose newest rows come first. */
	static isBefore(since: number, time: (row: IDataObject) => number): (row: IDataObject) => boolean {
		return (row) => time(row) < since - DISORDER_MS;
	}
}
