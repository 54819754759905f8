import { GitlabError } from '../../../client';
import type { FoundLines } from './position';

/** GitLab's suggestions reach no further back. */
const MOST_LINES_ABOVE = 100;

/**
 * The text of a comment with other text for its lines, which people can apply.
 *
 * @throws GitlabError of kind `input` where lines are removed already, or too many
 * @see https://docs.gitlab.com/user/project/merge_requests/reviews/suggestions/
 */
export function withSuggestion(body: string, suggestion: string, { first, last }: FoundLines): string {
	if (last.type === 'old' || first?.type === 'old')
		throw new GitlabError('input', "'Suggested Change' cannot be for lines that are removed", {
			advice: "Give a line that the file has after the change, with 'Line Of' set to it.",
		});
	const above = first ? last.newAt - first.newAt : 0;
	if (above > MOST_LINES_ABOVE)
		throw new GitlabError(
			'input',
			`'Suggested Change' cannot be for more than ${MOST_LINES_ABOVE + 1} lines`,
		);
	// Text with fences in it needs a longer one around it.
	const runs = suggestion.match(/`+/g) ?? [];
	const fence = '`'.repeat(runs.reduce((longest, { length }) => Math.max(longest, length + 1), 3));
	const block = [`${fence}suggestion:-${above}+0`, suggestion.replace(/\r?\n$/, ''), fence].join('\n');
	return `${body}\n\n${block}`;
}
