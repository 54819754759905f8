import type { Holding } from '../world/model';

/** What holds rows: the instance, a group, a project, or another row. */
export interface Holder {
	rows?: Map<string, unknown[]>;
}

/** What every row has. */
export interface Row<H extends Holder = Holding> extends Holder {
	id: number;
	holder: H;
	created_at: string;
	updated_at: string;
}

/** The rows of one kind in a holder, oldest first. */
export function rowsIn<T>(holder: Holder, name: string): T[] {
	const all = (holder.rows ??= new Map<string, unknown[]>());
	if (!all.has(name)) all.set(name, []);
	return all.get(name) as T[];
}
