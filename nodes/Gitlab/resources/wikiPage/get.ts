import { options } from '../../fields/collection';
import { flag, text } from '../../fields/param';
import { read } from '../../operation';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/wikis/#retrieve-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#retrieve-a-wiki-page
 */
export const get = read({
	name: 'Get',
	action: 'Get a wiki page',
	description: 'Retrieve one page of the wiki of a project, or of a group (Premium), with its content',
	fields: [
		at,
		options(
			flag('render_html', 'Whether to return the content as HTML instead of as it was written', {
				displayName: 'Render HTML',
			}),
			text('version', { description: 'SHA of an earlier version of the page' }),
		),
	],
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});
