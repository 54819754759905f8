import type { Path } from '../../client';
import { type Operation, type Tools, write } from '../../operation';
import type { Subject } from './subject';

/**
 * Delete.
 *
 * @param role who may, where that is said in one word
 * @see https://docs.gitlab.com/api/issues/#delete-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#delete-a-merge-request
 */
export function deletion(
	{ noun, at }: Pick<Subject, 'noun' | 'at'> & Partial<Subject>,
	role?: Operation['role'],
): Operation {
	return write({
		name: 'Delete',
		action: `Delete ${noun} (cannot be undone)`,
		description: `Delete ${noun} permanently${role ? `; needs the role ${role}` : ''}`,
		role,
		fields: [at],
		run: deleteIt,
	});
}

/** What operations run that delete what is at their path. */
export async function deleteIt({ gitlab, at }: Tools & { at: Path }): Promise<{ deleted: true }> {
	await gitlab.delete(at);
	return { deleted: true };
}
