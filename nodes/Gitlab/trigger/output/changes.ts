import type { IDataObject } from 'n8n-workflow';
import { sides } from './actions';
import { isRecord } from './read';

/** What changes whenever anything changes, and what GitLab keeps for itself. */
const NOISE = new Set([
	'last_edited_at',
	'last_edited_by_id',
	'lock_version',
	'merge_status',
	'prepared_at',
	'relative_position',
	'state_id',
	'updated_at',
	'updated_by_id',
]);

/** What has changed, each from what to what: labels by their titles, people by their usernames. */
export function changesOf({ changes }: IDataObject): IDataObject {
	if (!isRecord(changes)) return {};
	const told = Object.entries(changes).filter(([name]) => !NOISE.has(name));
	return Object.fromEntries(
		told.map(([name, change]) => {
			const [from, to] = sides(change).map(namesOf);
			return [name, { from, to }];
		}),
	) as IDataObject;
}

function namesOf(value: unknown): unknown {
	return Array.isArray(value) ? value.map(nameOf) : nameOf(value);
}

function nameOf(value: unknown): unknown {
	return isRecord(value) ? (value.title ?? value.username ?? value.name ?? value) : (value ?? null);
}
