import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure } from '../../../client';
import { type Changed, diffOf } from './diff';
import { fileIn, fileOf, positionOfLines } from './position';
import type { WantedPosition } from './positionField';
import { withSuggestion } from './suggestion';

/** A comment with its place in the changes, if it has one. */
export interface Placed {
	body: string;
	position?: IDataObject;
}

/**
 * Finds the place of a comment in a diff.
 *
 * @throws GitlabError of kind `input` where the diff does not have it
 */
export async function place(
	gitlab: Gitlab,
	changed: Changed,
	{ body, wanted }: { body: string; wanted: WantedPosition },
): Promise<Placed> {
	if (wanted.as === 'none') return { body };
	if (wanted.as === 'position') return { body, position: taken(changed, wanted.position) };
	const diff = await diffOf(gitlab, changed);
	if (wanted.as === 'line') {
		const found = positionOfLines(diff, wanted);
		const { suggestion } = wanted;
		const text = suggestion === undefined ? body : withSuggestion(body, suggestion, found);
		return { body: text, position: taken(changed, found.position) };
	}
	const file = fileOf(diff.refs, fileIn(diff, wanted.filePath));
	return {
		body,
		position:
			wanted.as === 'image'
				? { ...file, position_type: 'image', ...wanted.spot }
				: { ...file, position_type: 'file' },
	};
}

/** A position as GitLab takes it there: on commits it knows no ranges. */
function taken({ kind }: Changed, position: IDataObject): IDataObject {
	if (kind !== 'commit') return position;
	if (position.line_range === undefined) return position;
	throw new GitlabError('input', 'GitLab takes no comments on several lines of a commit', {
		advice: "Leave 'Start Line' at 0, or comment on the merge request.",
	});
}

/** Says more than GitLab does where it knows no such line. */
export function explainedPosition(error: unknown): unknown {
	if (!isFailure(error, 'invalid') || !/line_code/.test(error.message)) return error;
	return new GitlabError('invalid', `${error.message}: GitLab finds no such line in the changes`, {
		...error.facts,
		advice:
			'Check whether the file is that long, and whether the position is of the changes as they are now.',
	});
}
