import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, addressIn, chosen, compose, isEmpty, required, textOf } from '../../fields';
import { placeOfPage, project, projectParam } from '../../fields/places';
import type { Item } from '../../item';
import { type Field, type Operation, write } from '../../operation';
import { listBelow } from '../shared/plain';
import {
	at,
	MERGE_REQUEST_URL,
	mergeRequest,
	mergeRequestAnywhere,
	mergeRequests,
	simpleMergeRequest,
} from './field';

/** Where the other merge request is. */
const otherProject = projectParam('blockingProject', 'Blocking Project', 'The same project if empty');

async function projectOf(item: Item): Promise<string> {
	const address = addressIn(item.value('blockingMergeRequest'));
	const page = address && placeOfPage(address, item);
	if (page) return page.path;
	const given = item.value('blockingProject');
	return isEmpty(given)
		? await project.read(item)
		: await otherProject.convert(given, item, 'blockingProject');
}

/** Merge requests of the other project, or of the same one where that is empty. */
const others: List = {
	...mergeRequests,
	name: 'searchBlockingMergeRequests',
	from: async (place, item, typed) => {
		const other = item.value('blockingProject');
		const project = isEmpty(other) ? place.project : await otherProject.convert(other, item);
		return await mergeRequests.from({ project }, item, typed);
	},
};

const requestThere = required(
	mergeRequestAnywhere('blockingMergeRequest', { displayName: 'Blocking Merge Request', list: others }),
);

/** Another merge request, of the same project or of another, by its ID. Older servers know it by no other. */
const blocking: Field<'blocking', number> = {
	...compose('blocking', [otherProject, requestThere], async (item) => {
		const there = path`/projects/${await projectOf(item)}/merge_requests/${await requestThere.read(item)}`;
		const { id } = await item.gitlab.once(there.encoded, async () => await item.gitlab.get(there));
		return Number(id);
	}),
	labels: { blocking_merge_request_id: 'Blocking Merge Request' },
};

const blocks: List = {
	name: 'searchMergeRequestDependencies',
	from: async ({ project }, item) =>
		project && !isEmpty(item.value(mergeRequest.key)) ? path`${await at.read(item)}/blocks` : undefined,
	searchBy: 'names',
	entry: ({ id, blocking_merge_request }) => {
		const { references, title } = (blocking_merge_request ?? {}) as IDataObject;
		const { full } = (references ?? {}) as IDataObject;
		return { name: `${textOf(full)} ${textOf(title)}`.trim(), value: textOf(id) };
	},
};

/** A dependency of a merge request, by its ID or by the merge request that blocks it. */
const dependency = chosen({
	name: 'dependency',
	list: blocks,
	url: { pattern: MERGE_REQUEST_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12' },
	id: { displayName: 'ID', example: '5', pattern: '\\d+' },
	knownBy: ({ id, blocking_merge_request }) => (blocking_merge_request ? id : undefined),
	resolve: async (identifier, item, { url }) => {
		const page = url && placeOfPage(url, item);
		if (!url) return Number(identifier);
		return page ? await blockOf(`${page.path}!${identifier}`, item) : undefined;
	},
});

async function blockOf(reference: string, item: Item): Promise<number> {
	const rows = await item.gitlab.list(path`${await at.read(item)}/blocks`);
	const found = rows.find(({ blocking_merge_request }) => {
		const { references } = (blocking_merge_request ?? {}) as IDataObject;
		return textOf((references as IDataObject | undefined)?.full).toLowerCase() === reference.toLowerCase();
	});
	return found
		? Number(found.id)
		: item.fail("'Dependency' was not found", `The merge request does not depend on ${reference}.`);
}

/** What most workflows use of a dependency: both merge requests. */
function simpleDependency(row: IDataObject): IDataObject {
	const simple = (request: unknown) => request && simpleMergeRequest(request as IDataObject);
	const { id, project_id, blocking_merge_request, blocked_merge_request } = row;
	return {
		id: id ?? null,
		project_id: project_id ?? null,
		blocking_merge_request: simple(blocking_merge_request) as IDataObject,
		blocked_merge_request: simple(blocked_merge_request) as IDataObject,
	};
}

/**
 * Merge requests that must be merged before another.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#create-a-merge-request-dependency
 */
export const dependencies: Operation[] = [
	write({
		name: 'Add Dependency',
		action: 'Add a dependency to a merge request',
		description: 'Keep a merge request from being merged before another one',
		tier: 'Premium',
		role: 'Developer',
		fields: [at, blocking],
		simplify: simpleDependency,
		run: async ({ gitlab, at, blocking }) =>
			await gitlab.post(path`${at}/blocks`, { blocking_merge_request_id: blocking }),
	}),
	write({
		name: 'Remove Dependency',
		action: 'Remove a dependency of a merge request',
		description: 'Let a merge request be merged before the other one',
		tier: 'Premium',
		role: 'Developer',
		fields: [at, dependency],
		run: async ({ gitlab, at, dependency }) => await gitlab.delete(path`${at}/blocks/${dependency}`),
	}),
	listBelow(at, path`/blocks`, {
		name: 'Get Dependencies',
		description: 'List the merge requests to be merged before this one',
		tier: 'Premium',
		simplify: simpleDependency,
	}),
	listBelow(at, path`/blockees`, {
		name: 'Get Dependents',
		description: 'List the merge requests to be merged after this one',
		tier: 'Premium',
		simplify: simpleDependency,
	}),
];
