import type { IDataObject } from 'n8n-workflow';

/**
 * The rows of a list as its pages bring them, each once: rows that come or go meanwhile shift the others from
 * page to page. What one page brings is all kept, for no shift makes a page give a row twice.
 */
export class Rows {
	private readonly known = new Set<unknown>();
	private readonly pages: IDataObject[][] = [];
	/** The first page, until there is another to compare with. */
	private alone: IDataObject[] = [];
	private counted = 0;

	/** @param key the property that tells the rows apart */
	constructor(private readonly key = 'id') {}

	get count(): number {
		return this.counted;
	}

	/**
	 * Takes the rows of a page.
	 *
	 * @param at where the page stands among the others, from 0; after them unless said
	 * @returns how many of its rows are new
	 */
	add(rows: IDataObject[], at = this.pages.length): number {
		const fresh = this.pages.length ? this.unknown(rows) : rows;
		if (!this.pages.length) this.alone = rows;
		this.pages[at] = fresh;
		this.counted += fresh.length;
		return fresh.length;
	}

	/** All rows, in the order of their pages. */
	inOrder(): IDataObject[] {
		return this.pages.flat();
	}

	private unknown(rows: IDataObject[]): IDataObject[] {
		for (const row of this.alone) this.known.add(this.identityOf(row));
		this.alone = [];
		const added: unknown[] = [];
		const fresh = rows.filter((row) => {
			const identity = this.identityOf(row);
			return !this.known.has(identity) && added.push(identity);
		});
		for (const identity of added) this.known.add(identity);
		return fresh;
	}

	private identityOf(row: IDataObject): unknown {
		const identity = row[this.key];
		const isNone = identity === undefined || identity === null || typeof identity === 'object';
		return isNone ? JSON.stringify(row) : identity;
	}
}
