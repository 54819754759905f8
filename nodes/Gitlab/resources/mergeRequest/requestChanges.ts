import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { isDigits } from '../../fields';
import { globalId, inside, listIn } from '../shared/node';

/** A merge request whose review is published. */
export interface Reviewed {
	at: Path;
	project: string;
	iid: number;
	/** The summary while it was a draft: it tells whose review it is, and of what. */
	summary?: IDataObject;
}

/** What asks for changes while a review is published. Only new servers understand it, and older ones do not say so. */
export const CHANGES_REQUESTED = { reviewer_state: 'requested_changes' };

const REQUEST_CHANGES = `mutation ($projectPath: ID!, $iid: String!) {
	mergeRequestRequestChanges(input: { projectPath: $projectPath, iid: $iid }) { errors }
}`;

const STANDING = `query ($id: MergeRequestID!) {
	mergeRequest(id: $id) {
		project { fullPath }
		reviewers(first: 100) { nodes { id mergeRequestInteraction { reviewState } } }
	}
}`;

/**
 * Whether one question tells what became of {@link CHANGES_REQUESTED}, and what else is needed where nothing did.
 * Only a project that was given by its ID is worth it: requesting changes wants its path.
 */
export function canAskBack({ project, summary }: Reviewed): boolean {
	return isDigits(project) && summary !== undefined;
}

/**
 * Requests changes by the user behind the credential.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationmergerequestrequestchanges
 */
export async function requestChanges(gitlab: Gitlab, reviewed: Reviewed): Promise<void> {
	const { isDone, projectPath } = canAskBack(reviewed)
		? await standingOf(gitlab, reviewed)
		: { projectPath: await fullPathOf(gitlab, reviewed.project) };
	if (isDone) return;
	await gitlab.graphql.send(REQUEST_CHANGES, { projectPath, iid: String(reviewed.iid) });
}

/** How the user stands to the merge request, and the path of its project. */
async function standingOf(gitlab: Gitlab, { project, summary }: Reviewed) {
	const id = globalId('MergeRequest', summary?.merge_request_id);
	const { mergeRequest: request } = await gitlab.graphql.send(STANDING, { id });
	const me = globalId('User', summary?.author_id);
	const own = listIn(inside(request, 'reviewers')).find((reviewer) => reviewer.id === me);
	const state = inside(own?.mergeRequestInteraction, 'reviewState');
	const known = inside(inside(request, 'project'), 'fullPath');
	return {
		isDone: state === 'REQUESTED_CHANGES',
		projectPath: typeof known === 'string' ? known : await fullPathOf(gitlab, project),
	};
}

/** Only GraphQL wants the path of a project that was given by its ID. */
async function fullPathOf(gitlab: Gitlab, project: string): Promise<string> {
	if (!isDigits(project)) return project;
	const { path_with_namespace } = await gitlab.once(`project ${project}`, async () => {
		return await gitlab.get(path`/projects/${project}`);
	});
	return String(path_with_namespace);
}
