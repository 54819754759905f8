import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Authentication } from '../client/connect';
import { connect } from '../client/connect';
import { isFailure } from '../client/errors';
import type { Gitlab } from '../client/gitlab';
import { toNodeError } from '../failure';
import { group } from '../fields/group';
import { isEmpty } from '../fields/param';
import { project } from '../fields/project';
import type { Item } from '../operation';

/** The project or group that the user has chosen so far. */
export interface SearchPlace {
	project?: string;
	group?: string;
}

/**
 * Opens GitLab for a list of the editor.
 *
 * @throws NodeApiError in GitLab's words, so that the editor shows why a list stays empty
 */
export async function open<T>(
	context: ILoadOptionsFunctions,
	use: (gitlab: Gitlab, place: SearchPlace) => Promise<T>,
): Promise<T> {
	try {
		const gitlab = await connect(context, context.getNodeParameter('authentication') as Authentication);
		return await use(gitlab, await chosenPlace(context, gitlab));
	} catch (error) {
		throw isFailure(error) ? toNodeError(context.getNode(), error) : error;
	}
}

async function chosenPlace(context: ILoadOptionsFunctions, gitlab: Gitlab): Promise<SearchPlace> {
	const item: Item = {
		gitlab,
		timezone: context.getTimezone(),
		value: (name) => context.getCurrentNodeParameter(name),
		fail: (message, description) => {
			throw new NodeOperationError(context.getNode(), message, { description });
		},
	};
	const inGroup = item.value('belongsTo') === 'group';
	if (inGroup) return isEmpty(item.value('group')) ? {} : { group: await group.read(item) };
	return isEmpty(item.value('project')) ? {} : { project: await project.read(item) };
}
