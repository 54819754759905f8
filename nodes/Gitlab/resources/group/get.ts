import { options } from '../../fields';
import { read } from '../../operation';
import { withCustomAttributes } from '../user/more';
import { at } from './field';
import { simpleGroup } from './simple';

/** @see https://docs.gitlab.com/api/groups/#retrieve-a-group */
export const get = read({
	name: 'Get',
	description: 'Retrieve a group',
	fields: [at, options(withCustomAttributes)],
	simplify: simpleGroup,
	// 'Get Projects' gives all of its projects; GitLab will not give them here for long.
	run: async ({ gitlab, at, options }) => await gitlab.get(at, { with_projects: false, ...options }),
});
