import { path } from '../../client';
import { flag, number, options, required, text } from '../../fields';
import { write } from '../../operation';
import { at } from './field';
import { tagsUnder } from './rule';

/** @see https://docs.gitlab.com/api/container_registry/#delete-registry-repository-tags-in-bulk */
export const deleteTagsByRule = write({
	name: 'Delete Tags by Rule',
	action: 'Delete image tags by rule (cannot be undone)',
	description: 'Delete the tags that a rule names, or see which they are; latest always stays',
	role: 'Maintainer',
	fields: [
		at,
		required(
			text('name_regex_delete', {
				displayName: 'Delete Names Like',
				placeholder: 'e.g. dev-.+',
				description: 'Regular expression (RE2)',
			}),
		),
		required(
			flag(
				'preview',
				'Whether to list the tags and delete none. Protection rules of tags are not looked at.',
			),
		),
		options(
			text('name_regex_keep', {
				displayName: 'Keep Names Like',
				placeholder: 'e.g. release-.+',
				description: 'Regular expression (RE2)',
			}),
			number('keep_n', { displayName: 'Keep Newest', min: 1 }),
			text('older_than', {
				placeholder: 'e.g. 7d',
				description: 'Such as 1h or 1month',
			}),
		),
	],
	run: async ({ gitlab, at, name_regex_delete, preview, options }) => {
		const rule = { name_regex_delete, ...options };
		if (preview) return await tagsUnder(rule, gitlab, at);
		await gitlab.delete(path`${at}/tags`, rule);
		return { scheduled: true };
	},
});
