import { flag, moment, text } from '../../fields';
import { projectIdParam } from '../../fields/places';
import { labelsParam } from '../label/field';
import { milestoneParam } from '../milestone/field';
import { usersParam } from '../user/field';

/** What a merge request can be given when it is made, and later. */
export const details = [
	text('description', { lines: 4, quickActions: true, description: 'In GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	usersParam('reviewer_ids', 'Reviewer Names or IDs'),
	labelsParam('labels'),
	milestoneParam,
	flag('draft', 'Whether to keep it from being merged'),
	flag('remove_source_branch', 'Whether to delete it after merging'),
	flag('squash', 'Whether to make one commit of all'),
	flag('allow_collaboration', 'Whether those who can merge may push to the fork'),
	moment('merge_after'),
] as const;

/** The project that a fork's branch is to be merged into. */
export const targetProject = projectIdParam(
	'target_project_id',
	'Target Project',
	"If the source branch is in a fork: then 'Project' is the fork",
);
