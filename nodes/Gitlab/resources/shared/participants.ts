import { path } from '../../client';
import { limit } from '../../fields';
import { type Operation, read } from '../../operation';
import type { Subject } from './subject';

/**
 * Everyone who has to do with it.
 *
 * @see https://docs.gitlab.com/api/issues/#list-participants-in-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-participants
 */
export function participants({ noun, at }: Subject): Operation {
	return read({
		name: 'Get Participants',
		action: `Get participants of ${noun}`,
		description: 'List everyone who wrote, was assigned or was mentioned',
		fields: [at, limit],
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/participants`, {}, limit),
	});
}
