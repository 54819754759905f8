import { labelsParam } from '../label/field';
import { milestoneParam } from '../milestone/field';
import { flag, moment, text } from '../../fields/param';
import { projectIdParam } from '../../fields/places/projectId';
import { usersParam } from '../user/field';

/** What a merge request can be given when it is made, and later. */
export const details = [
	text('description', { lines: 4, description: 'Text of the merge request, in GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	usersParam('reviewer_ids', 'Reviewer Names or IDs'),
	labelsParam('labels'),
	milestoneParam,
	flag('draft', 'Whether to mark the merge request as a draft, which cannot be merged'),
	flag('remove_source_branch', 'Whether the source branch is deleted when the merge request is merged'),
	flag('squash', 'Whether all commits become one when the merge request is merged'),
	flag('allow_collaboration', 'Whether those who can merge may also push to the source branch of a fork'),
	moment('merge_after', { description: 'When the merge request can be merged at the earliest' }),
] as const;

/** The project that a fork's branch is to be merged into. */
export const targetProject = projectIdParam(
	'target_project_id',
	'Target Project',
	"Project to merge into if the source branch is in a fork: then 'Project' is the fork",
);
