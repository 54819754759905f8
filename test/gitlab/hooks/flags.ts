const everywhere = ['push_events', 'tag_push_events', 'merge_requests_events'];

const project = [
	...everywhere,
	'issues_events',
	'confidential_issues_events',
	'note_events',
	'confidential_note_events',
	'job_events',
	'pipeline_events',
	'wiki_page_events',
	'deployment_events',
	'feature_flag_events',
	'releases_events',
	'milestone_events',
	'emoji_events',
	'resource_access_token_events',
	'vulnerability_events',
];

/** The events that a hook can ask for, by where it hangs. */
export const FLAGS = {
	project: [...project, 'resource_deploy_token_events'],
	group: [...project, 'member_events', 'project_events', 'subgroup_events'],
	system: [...everywhere, 'repository_update_events'],
};

/** What `test/:trigger` sends: the flag's name is the trigger's. */
export const HEADERS: Record<string, string> = {
	push_events: 'Push Hook',
	tag_push_events: 'Tag Push Hook',
	issues_events: 'Issue Hook',
	confidential_issues_events: 'Confidential Issue Hook',
	note_events: 'Note Hook',
	confidential_note_events: 'Confidential Note Hook',
	merge_requests_events: 'Merge Request Hook',
	milestone_events: 'Milestone Hook',
	emoji_events: 'Emoji Hook',
	pipeline_events: 'Pipeline Hook',
	job_events: 'Job Hook',
};
