import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick(
	['key', 'value', 'variable_type', 'environment_scope', 'description'],
	['protected', 'masked', 'hidden', 'raw'],
);

/** A variable without its value where it is masked: what job logs must not show, executions need not keep. */
export function simpleVariable(row: IDataObject): IDataObject {
	const { value, ...rest } = simple(row);
	return row.masked || row.hidden ? rest : { ...rest, value };
}
