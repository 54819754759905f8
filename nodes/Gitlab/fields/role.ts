import type { INodeProperties } from 'n8n-workflow';
import type { Param } from './param';
import { numberFrom } from './value';

/** GitLab's numbers of its roles, in the alphabetical order in which n8n shows long lists. */
const ROLES = [
	{ name: 'Developer', value: 30 },
	{ name: 'Guest', value: 10 },
	{ name: 'Maintainer', value: 40 },
	{ name: 'Owner', value: 50 },
	{ name: 'Planner', value: 15 },
	{ name: 'Reporter', value: 20 },
];

/** A role in projects and groups, sent as GitLab's number of it. */
export function role<K extends string>(
	name: K,
	looks: Pick<INodeProperties, 'displayName' | 'description'>,
): Param<K, number> {
	return {
		name,
		property: { ...looks, name, type: 'options', options: ROLES, default: 30 },
		convert: (given, item) => numberFrom(given, looks.displayName, item),
	};
}
