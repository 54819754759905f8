import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../fields';

/** The parts of a position that GitLab needs, and all that it takes. */
const NEEDED = ['base_sha', 'start_sha', 'head_sha', 'position_type'];
const TAKEN = [
	...NEEDED,
	...['old_path', 'new_path', 'old_line', 'new_line'],
	...['x', 'y', 'width', 'height', 'line_range'],
];

/** What a position lacks to be one. */
export function missingIn(position: IDataObject): string[] {
	return NEEDED.filter((name) => typeof position[name] !== 'string' || !position[name]);
}

/**
 * A position of a comment as GitLab takes it back: without what it does not take, and what is null. Undefined
 * where it is of no place, as GitLab has it for comments that are not on changes.
 */
export function cleaned(position: IDataObject | null | undefined): IDataObject | undefined {
	if (!position || missingIn(position).length) return undefined;
	return Object.fromEntries(
		TAKEN.flatMap((name) => (isEmpty(position[name]) ? [] : [[name, position[name]] as const])),
	);
}
