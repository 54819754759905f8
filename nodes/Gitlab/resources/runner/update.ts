import { updateFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { at } from './field';
import { simpleRunnerInDetail } from './simple';

/** @see https://docs.gitlab.com/api/runners/#update-runners-details */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a runner',
	role: 'Maintainer',
	fields: [at, updateFields(...content)],
	simplify: simpleRunnerInDetail,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
