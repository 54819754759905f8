import { GitlabError, isFailure, path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { color } from './color';
import { content } from './content';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/#create-a-new-label
 * @see https://docs.gitlab.com/api/group_labels/#create-a-new-group-label
 */
export const create = write({
	name: 'Create',
	description: 'Add a label to a project or group',
	fields: [projectOrGroup, required(text('name')), required(color('color')), additionalFields(...content)],
	simplify: simpleLabel,
	run: async ({ gitlab, place, name, color, additionalFields }) =>
		await gitlab.post(path`${place}/labels`, { name, color, ...additionalFields }).catch((error: unknown) => {
			if (!isFailure(error, 'conflict')) throw error as Error;
			throw new GitlabError(error.kind, error.message, { ...error.facts, advice: ADVICE });
		}),
});

const ADVICE =
	"There is a label of this name already, here or in a group above. Use it as it is, or use 'Create or Update'.";
