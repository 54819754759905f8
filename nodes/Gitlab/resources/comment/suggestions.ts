import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type Param,
	identifiersFrom,
	isDigits,
	numberFrom,
	options,
	required,
	shown,
	text,
} from '../../fields';
import { type Operation, write } from '../../operation';

/** Suggestions by their IDs, which comments on lines of changes have with them. */
function suggestions<K extends string>(
	name: K,
	displayName: string,
	description: string,
): Param<K, number[]> {
	return {
		...text(name, { displayName, placeholder: 'e.g. 12', description }),
		convert: (given, item) => {
			const ids = identifiersFrom(given, displayName, item, { knownBy: ({ id }) => id });
			const wrong = ids.find(({ text }) => !isDigits(text));
			return wrong
				? item.fail(`'${displayName}' must only hold numbers`, `It is: ${shown(wrong.text)}`)
				: ids.map(({ text }) => numberFrom(text, displayName, item));
		},
	};
}

const several = suggestions(
	'suggestions',
	'Suggestion IDs',
	'Separated by commas, or the property "suggestions" of a comment of a thread',
);
const one = suggestions('suggestion', 'Suggestion ID', 'Threads have it with their comments');

const oneOnly: Param<'suggestion', number> = {
	...one,
	convert: async (given, item) => {
		const [id, ...others] = await one.convert(given, item);
		return others.length
			? item.fail("'Suggestion ID' must be one number", "Use 'Apply Several Suggestions' for more.")
			: id;
	},
};

const commitMessage = options(text('commit_message', { lines: 3, quickActions: true }));

/**
 * Changes that comments suggest become commits on the source branch.
 *
 * @see https://docs.gitlab.com/api/suggestions/
 */
export const suggestionOperations: Operation[] = [
	write({
		name: 'Apply Suggestion',
		action: 'Apply the suggestion of a comment',
		description: 'Commit what a comment suggests to the source branch',
		role: 'Developer',
		fields: [required(oneOnly), commitMessage],
		run: async ({ gitlab, suggestion, options }) =>
			await gitlab.put(path`/suggestions/${suggestion}/apply`, options),
	}),
	write({
		name: 'Apply Several Suggestions',
		action: 'Apply several suggestions of comments',
		description: 'Commit what comments suggest as one commit',
		role: 'Developer',
		fields: [required(several), commitMessage],
		run: async ({ gitlab, suggestions: ids, options }) => {
			const body = { ids, ...options };
			const reply = await gitlab.request({ method: 'PUT', path: path`/suggestions/batch_apply`, body });
			return [reply.body as IDataObject[]].flat();
		},
	}),
];
