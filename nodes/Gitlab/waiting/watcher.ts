import type { IDataObject } from 'n8n-workflow';
import type { Gitlab } from '../client';
import type { Wait } from './wait';

/** What somebody who opens the address in a browser sees. */
export interface Visit {
	/** Whether a button was pressed; else somebody, or a program that looks at links, only opened the page. */
	isAnswer: boolean;
	/** What the page's form holds. */
	form: IDataObject;
}

/** What comes of a visit: a page, and rows where it ends the waiting. */
export interface Visited {
	page: string;
	rows?: IDataObject[];
}

/** One kind of thing that can be waited for. */
export interface Watcher<W extends Wait = Wait> {
	/** The `for` of its waits. */
	readonly name: string;
	/** The events that can mean that it has happened, as GitLab's hooks name them. */
	readonly events: readonly string[];
	/** Asks GitLab what has happened: the rows that the execution goes on with, or undefined while it is to wait. */
	look(gitlab: Gitlab, wait: W): Promise<IDataObject[] | undefined>;
	/** Whether what GitLab tells can mean that it has happened; what surely does not is not asked about. */
	concerns(told: IDataObject, wait: W): boolean;
	/** Whether GitLab tells nobody when it is ready with what it does after an event: then it is asked for a while. */
	readonly looksAgain?: boolean;
	/** For waits that end by a link, and have no hook. */
	visit?(gitlab: Gitlab, wait: W, visit: Visit): Promise<Visited>;
	/** Whether a wait ends by a link. */
	isVisited?(wait: W): boolean;
	/** A row reduced to what most workflows use of it, for waits that say so. */
	simplify?(row: IDataObject): IDataObject;
	/** The comment that shows in the end what came of it, as `stored` has its path. */
	commentOf?(gitlab: Gitlab, wait: W): Promise<string | undefined>;
	/** The line that its comment shows in the end. */
	outcome?(row: IDataObject): string;
}

/** The rows of a wait as its user wants them. */
export function simplified<W extends Wait>(
	{ simplify }: Pick<Watcher<W>, 'simplify'>,
	{ simple }: W,
	rows: IDataObject[],
): IDataObject[] {
	return simple && simplify ? rows.map((row) => simplify(row)) : rows;
}
