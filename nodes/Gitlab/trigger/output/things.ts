import { type Shape, firstLine, firstOf, list, template } from './shape';

// What bodies tell of GitLab's things, wherever in the body they stand.

const page = (at: string, kind: string) =>
	firstOf(`${at}.url`, template(`{project.web_url}/-/${kind}/{${at}.iid}`));

export const issue = (at: string): Shape => ({
	id: `${at}.id`,
	iid: `${at}.iid`,
	type: `${at}.type`,
	title: `${at}.title`,
	state: `${at}.state`,
	confidential: `${at}.confidential`,
	labels: list(`${at}.labels.title|labels.title`),
	due_date: `${at}.due_date`,
	author_id: `${at}.author_id`,
	web_url: page(at, 'issues'),
});

export const mergeRequest = (at: string): Shape => ({
	id: `${at}.id`,
	iid: `${at}.iid`,
	title: `${at}.title`,
	state: `${at}.state`,
	draft: `${at}.draft|${at}.work_in_progress`,
	source_branch: `${at}.source_branch`,
	target_branch: `${at}.target_branch`,
	labels: list(`${at}.labels.title|labels.title`),
	author_id: `${at}.author_id`,
	detailed_merge_status: `${at}.detailed_merge_status|${at}.merge_status`,
	web_url: page(at, 'merge_requests'),
});

export const commit = (at: string): Shape => ({
	id: `${at}.id`,
	title: firstLine(`${at}.title|${at}.message`),
	author: `${at}.author.name`,
	timestamp: `${at}.timestamp`,
	web_url: `${at}.url`,
});

export const snippet = (at: string): Shape => ({
	id: `${at}.id`,
	title: `${at}.title`,
	file_name: `${at}.file_name`,
	web_url: `${at}.url`,
});

export const comment = (at: string): Shape => ({
	id: `${at}.id`,
	text: `${at}.note`,
	on: `${at}.noteable_type`,
	internal: `${at}.internal`,
	discussion_id: `${at}.discussion_id`,
	author_id: `${at}.author_id`,
	file: `${at}.position.new_path|${at}.st_diff.new_path`,
	line: `${at}.position.new_line`,
	created_at: `${at}.created_at`,
	updated_at: `${at}.updated_at`,
	web_url: `${at}.url`,
});

export const project: Shape = {
	id: 'project.id|project_id|object_attributes.project_id',
	name: 'project.name|project_name',
	path: 'project.path_with_namespace|project_path_with_namespace',
	web_url: 'project.web_url',
};

export const group: Shape = {
	id: 'group.group_id|group_id',
	name: 'group.group_name|group_name',
	path: 'group.full_path|group.group_path|group_path',
};

/** Who did it. */
export const user: Shape = {
	id: 'approver.id|user.id|user_id',
	username: 'approver.username|user.username|user_username',
	name: 'approver.name|user.name|user_name',
};
