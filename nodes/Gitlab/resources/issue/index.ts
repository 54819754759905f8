import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { compose, filters, flag, isEmpty, options, required } from '../../fields';
import { project, projectGroupOrEverywhere, projectIdParam } from '../../fields/places';
import type { Item } from '../../item';
import { type Field, type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { simpleMergeRequest } from '../mergeRequest/field';
import { addTodo, participants, subscription } from '../shared/following';
import { history } from '../shared/history';
import { labelChanges } from '../shared/labelChange';
import { locking } from '../shared/locking';
import { deletion, listBelow, stateChanges } from '../shared/plain';
import { timeTracking } from '../shared/timeTracking';
import { create, update } from './createAndUpdate';
import { createOrUpdate } from './createOrUpdate';
import { at, chosenIssue, issueParam, simpleIssue, subject } from './field';
import { narrowing, queryOf } from './filters';
import { getMany } from './getMany';
import { metricImagesOf, timeline } from './incident';
import { getLinks, link, unlink } from './links';
import { issueEvent } from './waitForEvent';

/** @see https://docs.gitlab.com/api/issues/#retrieve-a-project-issue */
const get = read({
	name: 'Get',
	fields: [project, chosenIssue],
	simplify: simpleIssue,
	inList: ({ project, issue }) => ({ list: path`/projects/${project}/issues`, iid: issue }),
	run: async ({ gitlab, project, issue }) => await gitlab.get(path`/projects/${project}/issues/${issue}`),
});

/** @see https://docs.gitlab.com/api/issues_statistics/ */
const getStatistics = read({
	name: 'Get Statistics',
	action: 'Get issue statistics',
	description: 'Count open and closed issues',
	fields: [projectGroupOrEverywhere, filters(...narrowing)],
	simplify: pick(
		{ all: 'statistics.counts.all', opened: 'statistics.counts.opened' },
		{ closed: 'statistics.counts.closed' },
	),
	run: async ({ gitlab, place, filters }) =>
		await gitlab.get(path`${place}/issues_statistics`, queryOf(place, filters)),
});

/** @see https://docs.gitlab.com/api/issues/#list-merge-requests-that-close-a-particular-issue-on-merge */
const getClosingMergeRequests = listBelow(at, path`/closed_by`, {
	name: 'Get Closing Merge Requests',
	description: 'List the merge requests that close an issue',
	simplify: simpleMergeRequest,
});

/** @see https://docs.gitlab.com/api/issues/#list-merge-requests-related-to-issue */
const getRelatedMergeRequests = listBelow(at, path`/related_merge_requests`, {
	name: 'Get Related Merge Requests',
	description: 'List the merge requests that mention an issue',
	simplify: simpleMergeRequest,
});

/** @see https://docs.gitlab.com/api/issues/#clone-an-issue */
const clone = write({
	name: 'Clone',
	description: 'Copy an issue to the same or another project',
	fields: [
		at,
		required(projectIdParam('targetProject', 'Target Project')),
		options(flag('with_notes', 'Whether to copy them', { displayName: 'With Comments' })),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, at, targetProject, options }) =>
		await gitlab.post(path`${at}/clone`, { to_project_id: targetProject, ...options }),
});

/** @see https://docs.gitlab.com/api/issues/#move-an-issue */
const move = write({
	name: 'Move',
	description: 'Move an issue to another project; the old one is closed',
	fields: [at, required(projectIdParam('targetProject', 'Target Project'))],
	simplify: simpleIssue,
	run: async ({ gitlab, at, targetProject }) =>
		await gitlab.post(path`${at}/move`, { to_project_id: targetProject }),
});

const after = issueParam('placeAfter', { displayName: 'Place After' });
const before = issueParam('placeBefore', { displayName: 'Place Before' });

/** Its neighbors in the manual order: one or both. */
const position: Field<'position', IDataObject> = {
	...compose('position', [after, before], async (item) => {
		const given = [after, before].filter(({ name }) => !isEmpty(item.value(name)));
		if (!given.length)
			item.fail("'Place After' and 'Place Before' are both empty", 'Fill in one of them, or both.');
		const sent: IDataObject = {};
		for (const param of given) {
			const iid = await param.convert(item.value(param.name), item, param.name);
			sent[param.name === 'placeAfter' ? 'move_after_id' : 'move_before_id'] = await idOf(iid, item);
		}
		return sent;
	}),
	labels: { move_after_id: after.property.displayName, move_before_id: before.property.displayName },
};

/** GitLab wants the neighbors' own ids here, which no user sees. */
async function idOf(iid: number, item: Item): Promise<number> {
	const at = path`/projects/${await project.read(item)}/issues/${iid}`;
	const { id } = await item.gitlab.once(`issue ${at.encoded}`, async () => await item.gitlab.get(at));
	return Number(id);
}

/** @see https://docs.gitlab.com/api/issues/#reorder-an-issue */
const reorder = write({
	name: 'Reorder',
	description: 'Put an issue before or after others in lists and boards',
	fields: [at, position],
	simplify: simpleIssue,
	run: async ({ gitlab, at, position }) => await gitlab.put(path`${at}/reorder`, position),
});

export const issue: Resource = {
	name: 'Issue',
	description: 'Plan and track work',
	operations: [
		addTodo(subject),
		clone,
		create,
		createOrUpdate,
		deletion(subject, 'Owner'),
		get,
		getClosingMergeRequests,
		getLinks,
		getMany,
		getRelatedMergeRequests,
		getStatistics,
		history(subject),
		link,
		...metricImagesOf,
		move,
		participants(subject),
		reorder,
		...stateChanges(subject, 'deleting'),
		...labelChanges(subject),
		...locking(subject),
		...subscription(subject),
		...timeline,
		...timeTracking(subject),
		unlink,
		update,
		issueEvent.operation,
	],
};
