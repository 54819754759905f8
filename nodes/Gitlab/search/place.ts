import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { type Authentication, type Gitlab, connect, isFailure } from '../client';
import { asNodeError, operationError, toNodeError } from '../failure';
import { type SearchPlace, isEmpty } from '../fields';
import { group, project } from '../fields/places';
import type { Item } from '../item';
import { findOperation } from '../resources';
import { isInGroup } from '../resources/comment/noteable';

/**
 * Opens GitLab for a list of the editor.
 *
 * @throws NodeApiError in GitLab's words, so that the editor shows why a list stays empty
 */
export async function open<T>(
	context: ILoadOptionsFunctions,
	use: (gitlab: Gitlab, place: SearchPlace, item: Item) => Promise<T>,
): Promise<T> {
	try {
		const gitlab = await connect(context, context.getNodeParameter('authentication') as Authentication);
		const item = asItem(context, gitlab);
		return await use(gitlab, await chosenPlace(item), item);
	} catch (error) {
		throw isFailure(error) ? toNodeError(context, error) : asNodeError(context, error);
	}
}

/** What the editor holds, read as an item of a run is. */
function asItem(context: ILoadOptionsFunctions, gitlab: Gitlab): Item {
	return {
		gitlab,
		timezone: context.getTimezone(),
		value: (name) => context.getCurrentNodeParameter(name),
		fail: (message, description) => {
			throw operationError(context, message, { description });
		},
	};
}

/** The project or group that an item, or the editor, is about so far. */
export async function chosenPlace(item: Item): Promise<SearchPlace> {
	const inGroup = item.value('belongsTo') === 'group' || isInGroup(item.value('commentOn'));
	const takesGroup = inGroup || isOfGroups(item);
	return {
		...(takesGroup && !isEmpty(item.value('group')) && { group: await group.read(item) }),
		...(!inGroup && !isEmpty(item.value('project')) && { project: await project.read(item) }),
	};
}

/** Whether an operation asks for a group without a choice, so that what the editor holds of it is meant. */
function isOfGroups(item: Item): boolean {
	const operation = findOperation(String(item.value('resource')), String(item.value('operation')));
	const names = operation?.fields.flatMap(({ properties }) => properties.map(({ name }) => name)) ?? [];
	return names.includes('group') && !names.includes('belongsTo') && !names.includes('commentOn');
}
