import { path } from '../../client';
import { options } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { anyLabel } from './field';
import { scope } from './scope';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/#get-a-single-project-label
 * @see https://docs.gitlab.com/api/group_labels/#get-a-single-group-label
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a label',
	fields: [projectOrGroup, anyLabel, options(...scope)],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label, options }) => await gitlab.get(path`${place}/labels/${label}`, options),
});
