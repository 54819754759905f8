import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick({
	key: 'key',
	value: 'value',
	variable_type: 'variable_type',
	environment_scope: 'environment_scope',
	description: 'description',
	protected: 'protected',
	masked: 'masked',
	hidden: 'hidden',
	raw: 'raw',
});

/** A variable without its value where it is masked: what job logs must not show, executions need not keep. */
export function simpleVariable(row: IDataObject): IDataObject {
	const { value, ...rest } = simple(row);
	return row.masked || row.hidden ? rest : { ...rest, value };
}
