import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure } from '../../client';

/**
 * A label that cannot be made because a group above has one of its name: that one, where it is as it is wanted.
 *
 * @param error what GitLab said when it was to be made
 * @param wanted what the label is to be like
 * @param find looks for it in the groups above too
 * @throws GitlabError of kind `conflict` that says whose it is, where it is otherwise; and any other error
 * @see https://docs.gitlab.com/user/project/labels/#types-of-labels
 */
export async function inherited(
	error: unknown,
	wanted: IDataObject,
	find: () => Promise<IDataObject | undefined>,
): Promise<IDataObject> {
	const label = isFailure(error, 'conflict') ? await find() : undefined;
	if (!isFailure(error) || !label) throw error as Error;
	const differing = Object.keys(wanted).filter((name) => !isSame(name, wanted[name], label[name]));
	if (!differing.length) return label;
	const words = `${error.message}: it is a label of a group above, with another ${differing.join(', ')}`;
	throw new GitlabError('conflict', words, {
		...error.facts,
		advice:
			"Labels of a group are changed in the group: choose it with 'Belongs To'. Or give here what the label has already.",
	});
}

/** Whether a property is as wanted. GitLab gives colors as digits: whether one of CSS's names is the same is open. */
function isSame(name: string, wanted: unknown, present: unknown): boolean {
	const [one, other] = [wanted, present].map((value) => String(value ?? '').toLowerCase());
	return one === other || (name === 'color' && !one.startsWith('#')) || (one === 'false' && other === '');
}
