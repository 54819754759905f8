import type { Param } from './param';

/** A member of a collection that is only offered while another field has one of the given values. */
export function when<P extends Param>(field: string, values: readonly string[], param: P): P {
	const displayOptions = { show: { [`/${field}`]: [...values] } };
	return { ...param, property: { ...param.property, displayOptions } };
}
