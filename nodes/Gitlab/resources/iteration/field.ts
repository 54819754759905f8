import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, type Param, entry, inPlace, locator, textOf } from '../../fields';

/** @see https://docs.gitlab.com/api/iterations/ */
const iterations: List = {
	name: 'searchIterations',
	from: inPlace(path`/iterations`),
	query: { state: 'opened' },
	entry: entry('id', nameOf),
};

/** Most iterations have no title: they are told by their days. */
function nameOf({ title, start_date, due_date }: IDataObject): string {
	const days = `${textOf(start_date)} – ${textOf(due_date)}`;
	return title ? `${textOf(title)} (${days})` : days;
}

/** An iteration of the groups above, by its ID. */
export function iterationParam<K extends string>(name: K): Param<K, number> {
	return locator<K, number>({
		name,
		displayName: 'Iteration',
		description: 'Premium',
		list: iterations,
		id: { displayName: 'ID', example: '12', pattern: '\\d+' },
		knownBy: ({ id, iteration_id }) => iteration_id ?? id,
		cleared: null,
		resolve: Number,
	});
}
