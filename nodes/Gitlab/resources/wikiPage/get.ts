import { flag, options, text } from '../../fields';
import { read } from '../../operation';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/wikis/#retrieve-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#retrieve-a-wiki-page
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a wiki page with its content',
	fields: [
		at,
		options(
			flag('render_html', 'Whether to return HTML', {
				displayName: 'Render HTML',
			}),
			text('version', { description: 'SHA of an earlier version' }),
		),
	],
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});
