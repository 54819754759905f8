import { text, updateFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { withFeatures } from './features';
import { at } from './field';
import { settings } from './settings';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/projects/#update-a-project */
export const update = write({
	name: 'Update',
	description: 'Change some settings of a project',
	role: 'Maintainer',
	fields: [at, updateFields(text('name'), text('path'), ...content, ...settings)],
	simplify: simpleProject,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, withFeatures(updateFields)),
});
