import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import type { Param } from './param';
import { numberFrom, textFrom } from './value';

/** GitLab's numbers of its roles, in the alphabetical order in which n8n shows long lists. */
const ROLES = [
	{ name: 'Developer', value: 30 },
	{ name: 'Guest', value: 10 },
	{ name: 'Maintainer', value: 40 },
	{ name: 'Owner', value: 50 },
	{ name: 'Planner', value: 15 },
	{ name: 'Reporter', value: 20 },
];

/** Roles that only some instances have, or that nobody is given by hand. */
const OTHER_ROLES = [
	{ name: 'No Access', value: 0 },
	{ name: 'Minimal Access', value: 5 },
	{ name: 'Security Manager', value: 25 },
	{ name: 'Administrator', value: 60 },
];

/** The roles that can be given, lowest first. */
export const FIXED_ROLES = [...ROLES].sort((a, b) => a.value - b.value);

/**
 * What GitLab calls the role of an access level; null where it has no name for it.
 *
 * @see https://docs.gitlab.com/api/access_requests/#valid-access-levels
 */
export function roleName(level: unknown): string | null {
	return [...ROLES, ...OTHER_ROLES].find(({ value }) => value === level)?.name ?? null;
}

/** A role in projects and groups, by its name or number, sent as GitLab's number of it. */
export function role<K extends string>(
	name: K,
	looks: Pick<INodeProperties, 'displayName' | 'description'>,
): Param<K, number> {
	return {
		name,
		property: { ...looks, name, type: 'options', options: ROLES, default: 30 },
		convert: (given, item) => levelFrom(given, looks.displayName, item),
	};
}

/** What the node gives out as a role can be put in again. */
function levelFrom(given: unknown, label: string, item: Item): number {
	const text = textFrom(given, label, item).trim().toLowerCase();
	const named = [...ROLES, ...OTHER_ROLES].find(({ name }) => name.toLowerCase() === text);
	return named?.value ?? numberFrom(given, label, item);
}
