import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../operation';
import { options } from './collection';
import { type Param, choice } from './param';

/**
 * The order of a list, under Options, where more options may stand beside it.
 *
 * @param columns display name by GitLab's value of `order_by`
 */
export function sorting(
	columns: Readonly<Record<string, string>>,
	...more: Param[]
): Field<'options', IDataObject> {
	return options(
		choice('order_by', columns, { displayName: 'Sort By' }),
		choice(
			'sort',
			{ asc: 'Ascending', desc: 'Descending' },
			{ displayName: 'Sort Direction', default: 'desc' },
		),
		...more,
	);
}
