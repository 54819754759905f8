import type { Things } from '../base';

/** A name that no label has, and that of one of the project. */
export function seedForLabels(): Things {
	return { name: ['accessibility', 'needs review'] };
}
