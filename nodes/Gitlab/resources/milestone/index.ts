import { path } from '../../client';
import {
	additionalFields,
	choice,
	day,
	filters,
	flag,
	iidsParam,
	moment,
	required,
	text,
	updateFields,
} from '../../fields';
import { onlyIn, project, projectOrGroup } from '../../fields/places';
import { type Resource, write } from '../../operation';
import { simpleIssue } from '../issue/field';
import { simpleMergeRequest } from '../mergeRequest/field';
import { deletion, getOne, listBelow, stateChanges, updateOne } from '../shared/plain';
import { at, chosenMilestone, simpleMilestone, subject } from './field';

/** What a milestone can have beside its title. */
const content = [text('description', { lines: 4 }), day('start_date'), day('due_date')] as const;

/**
 * @see https://docs.gitlab.com/api/milestones/#create-new-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#create-new-milestone
 */
const create = write({
	name: 'Create',
	description: 'Add a milestone to a project or group',
	role: 'Planner',
	fields: [projectOrGroup, required(text('title')), additionalFields(...content)],
	simplify: simpleMilestone,
	run: async ({ gitlab, place, title, additionalFields }) =>
		await gitlab.post(path`${place}/milestones`, { title, ...additionalFields }),
});

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-burndown-chart-events-for-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-burndown-chart-events-for-a-single-milestone
 */
const getBurndownEvents = listBelow(at, path`/burndown_events`, {
	name: 'Get Burndown Events',
	description: 'List when the issues of a milestone were opened and closed',
	tier: 'Premium',
	traits: { isPaged: false },
});

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-issues-assigned-to-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-issues-assigned-to-a-single-milestone
 */
const getIssues = listBelow(at, path`/issues`, { name: 'Get Issues', simplify: simpleIssue });

/**
 * @see https://docs.gitlab.com/api/milestones/#list-project-milestones
 * @see https://docs.gitlab.com/api/group_milestones/#list-group-milestones
 */
const getMany = listBelow(projectOrGroup, path`/milestones`, {
	name: 'Get Many',
	description: 'List the milestones of a project or group',
	simplify: simpleMilestone,
	fields: [
		filters(
			choice('state', { active: 'Active', closed: 'Closed', all: 'All' }),
			text('title'),
			text('search', { description: 'In title and description' }),
			iidsParam('iids', { displayName: 'IIDs' }),
			moment('updated_after'),
			moment('updated_before'),
			flag('include_ancestors', 'Whether to include these'),
			onlyIn('group', flag('include_descendants', 'Whether to include these')),
		),
	],
});

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-merge-requests-assigned-to-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-merge-requests-assigned-to-a-single-milestone
 */
const getMergeRequests = listBelow(at, path`/merge_requests`, {
	name: 'Get Merge Requests',
	simplify: simpleMergeRequest,
});

/** @see https://docs.gitlab.com/api/milestones/#promote-project-milestone-to-a-group-milestone */
const promote = write({
	name: 'Promote to Group',
	action: 'Promote a milestone to the group',
	description: 'Turn a project milestone into a group milestone, replacing all of that title in the group',
	role: 'Planner',
	fields: [project, chosenMilestone],
	simplify: simpleMilestone,
	run: async ({ gitlab, project, milestone }) => {
		const milestones = path`/projects/${project}/milestones`;
		const { title } = await gitlab.get(path`${milestones}/${milestone}`);
		await gitlab.request({ method: 'POST', path: path`${milestones}/${milestone}/promote` });
		// GitLab does not tell what has come of it: the group's has another ID, and shows in the project.
		return await gitlab.list(milestones, { title, include_ancestors: true }, 1);
	},
});

/**
 * @see https://docs.gitlab.com/api/milestones/#edit-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#edit-milestone
 */
const update = updateOne(
	at,
	updateFields(
		text('title'),
		choice('state_event', { close: 'Close', activate: 'Reopen' }, { displayName: 'State' }),
		...content,
	),
	{ role: 'Planner', simplify: simpleMilestone },
);

/**
 * @see https://docs.gitlab.com/api/milestones/#get-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-single-milestone
 */
const get = getOne({ at, simplify: simpleMilestone });

export const milestone: Resource = {
	name: 'Milestone',
	description: 'Milestones of projects and groups',
	operations: [
		create,
		deletion(subject, 'Planner'),
		get,
		getBurndownEvents,
		getIssues,
		getMany,
		getMergeRequests,
		promote,
		...stateChanges(subject, 'deleting', { reopen: 'activate', role: 'Planner' }),
		update,
	],
};
