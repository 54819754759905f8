import { type Shape, type Source, firstLine, list, refName, rows, template } from './shape';
import { issue, mergeRequest } from './things';

const OBJECT = 'object_attributes';

/** How the output of an event looks, beside what is the same for all. */
export interface EventShape {
	readonly object: Shape;
	/** Where its page is. */
	readonly page: Source;
}

const workItem = {
	...issue(OBJECT),
	description: `${OBJECT}.description`,
	assignees: list(`assignees.username|assignee.username`),
	milestone_id: `${OBJECT}.milestone_id`,
	weight: `${OBJECT}.weight`,
	severity: `${OBJECT}.severity`,
	created_at: `${OBJECT}.created_at`,
	updated_at: `${OBJECT}.updated_at`,
};

const push = {
	ref: 'ref',
	before: 'before',
	after: 'after',
	commits_count: 'total_commits_count',
	commits: rows('commits', {
		id: 'id',
		title: firstLine('title|message'),
		author: 'author.name',
		timestamp: 'timestamp',
		web_url: 'url',
		added: 'added',
		modified: 'modified',
		removed: 'removed',
	}),
};

const job: Shape = {
	id: 'build_id',
	name: 'build_name',
	stage: 'build_stage',
	status: 'build_status',
	failure_reason: 'build_failure_reason',
	allow_failure: 'build_allow_failure',
	ref: 'ref',
	tag: 'tag',
	sha: 'sha',
	pipeline_id: 'pipeline_id',
	environment: 'environment.name',
	runner: 'runner.description',
	duration: 'build_duration',
	queued_duration: 'build_queued_duration',
	started_at: 'build_started_at_iso|build_started_at',
	finished_at: 'build_finished_at_iso|build_finished_at',
	commit_title: firstLine('commit.title|commit.message'),
};

const expiring: Shape = {
	id: `${OBJECT}.id`,
	name: `${OBJECT}.name`,
	expires_at: `${OBJECT}.expires_at`,
	last_used_at: `${OBJECT}.last_used_at`,
	user_id: `${OBJECT}.user_id`,
	created_at: `${OBJECT}.created_at`,
};

/** The objects of events that people make with Git, issues and merge requests, and CI/CD. */
export const SHAPES: Readonly<Record<string, EventShape>> = {
	issue: { object: workItem, page: issue(OBJECT).web_url },
	work_item: { object: workItem, page: issue(OBJECT).web_url },
	merge_request: {
		object: {
			...mergeRequest(OBJECT),
			description: `${OBJECT}.description`,
			assignees: list(`assignees.username|${OBJECT}.assignee.username`),
			reviewers: list('reviewers.username'),
			milestone_id: `${OBJECT}.milestone_id`,
			sha: `${OBJECT}.last_commit.id`,
			previous_sha: `${OBJECT}.oldrev`,
			merge_commit_sha: `${OBJECT}.merge_commit_sha`,
			pipeline_id: `${OBJECT}.head_pipeline_id`,
			system_action: `${OBJECT}.system_action`,
			created_at: `${OBJECT}.created_at`,
			updated_at: `${OBJECT}.updated_at`,
		},
		page: mergeRequest(OBJECT).web_url,
	},
	push: {
		object: { branch: refName('ref'), ...push },
		page: template('{project.web_url}/-/commit/{checkout_sha}'),
	},
	tag_push: {
		object: { tag: refName('ref'), message: 'message', ...push },
		page: template('{project.web_url}/-/commit/{checkout_sha}'),
	},
	pipeline: {
		object: {
			id: `${OBJECT}.id`,
			iid: `${OBJECT}.iid`,
			name: `${OBJECT}.name`,
			status: `${OBJECT}.status`,
			detailed_status: `${OBJECT}.detailed_status`,
			source: `${OBJECT}.source`,
			ref: `${OBJECT}.ref`,
			tag: `${OBJECT}.tag`,
			sha: `${OBJECT}.sha`,
			duration: `${OBJECT}.duration`,
			queued_duration: `${OBJECT}.queued_duration`,
			jobs: rows('builds', {
				id: 'id',
				name: 'name',
				stage: 'stage',
				status: 'status',
				failure_reason: 'failure_reason',
			}),
			created_at: `${OBJECT}.created_at`,
			finished_at: `${OBJECT}.finished_at`,
		},
		page: `${OBJECT}.url`,
	},
	job: { object: job, page: template('{project.web_url}/-/jobs/{build_id}') },
	deployment: {
		object: {
			id: 'deployment_id',
			status: 'status',
			environment: 'environment',
			environment_tier: 'environment_tier',
			environment_url: 'environment_external_url',
			ref: 'ref',
			short_sha: 'short_sha',
			commit_title: 'commit_title',
			commit_url: 'commit_url',
			job_id: 'deployable_id',
			deployed_by: 'user.username',
			approval_status: 'approval.status',
			approval_comment: 'approval.comment',
			status_changed_at: 'status_changed_at',
		},
		page: 'deployable_url',
	},
	access_token: { object: expiring, page: template('{project.web_url}/-/settings/access_tokens') },
	deploy_token: { object: expiring, page: template('{project.web_url}/-/settings/repository') },
};
