import { iterationEntity } from '../resources/iteration';
import type { Issue, IssueLink, ResourceEvent, Todo } from '../world/model';
import type { Shape } from './issuable';
import {
	isSubscribed,
	labelBasic,
	labelNames,
	milestoneEntity,
	milestoneOrNull,
	references,
	taskCompletion,
	timeStats,
	votes,
	webUrl,
} from './issuable';
import { mergeRequestBasic } from './mergeRequest';
import { namespaceBasic, projectIdentity } from './project';
import type { View } from './user';
import { userBasic, userBasicOrNull } from './user';

export function issueBasic(view: View, issue: Issue, shape: Shape = {}) {
	return {
		id: issue.id,
		iid: issue.iid,
		project_id: issue.project.id,
		title: issue.title,
		description: issue.description,
		state: issue.state,
		created_at: issue.created_at,
		updated_at: issue.updated_at,
		closed_at: issue.closed_at,
		closed_by: userBasicOrNull(view, issue.closed_by),
		labels: labelNames(issue, shape.wholeLabels ?? false),
		milestone: milestoneOrNull(view, issue.milestone),
		assignees: issue.assignees.map((user) => userBasic(view, user)),
		author: userBasic(view, issue.author),
		type: issue.issue_type.toUpperCase(),
		assignee: userBasicOrNull(view, issue.assignees[0] ?? null),
		user_notes_count: issue.notes.filter((note) => !note.system).length,
		merge_requests_count: 0,
		...votes(issue),
		start_date: null,
		due_date: issue.due_date,
		confidential: issue.confidential,
		discussion_locked: issue.discussion_locked,
		issue_type: issue.issue_type,
		web_url: webUrl(view, issue),
		time_stats: timeStats(issue),
		task_completion_status: taskCompletion(issue.description),
		weight: issue.weight,
		blocking_issues_count: issue.links.filter((link) => link.link_type === 'blocks' && link.source === issue)
			.length,
	};
}

export function issueEntity(view: View, issue: Issue, shape: Shape = {}) {
	const tasks = taskCompletion(issue.description);
	const project = `${view.world.url}/api/v4/projects/${issue.project.id}`;
	const api = `${project}/issues/${issue.iid}`;
	return {
		...issueBasic(view, issue, shape),
		has_tasks: tasks.count > 0,
		task_status: `${tasks.completed_count} of ${tasks.count} checklist items completed`,
		_links: {
			self: api,
			notes: `${api}/notes`,
			award_emoji: `${api}/award_emoji`,
			project,
			closed_as_duplicate_of: null,
		},
		references: references(issue, shape.seenFrom),
		severity: 'UNKNOWN',
		moved_to_id: issue.moved_to?.id ?? null,
		imported: false,
		imported_from: 'none',
		service_desk_reply_to: null,
		epic_iid: null,
		epic: null,
		iteration: null,
		health_status: null,
	};
}

/** A single issue: it also says whether the asker follows it. */
export function issueSingle(view: View, issue: Issue) {
	return { ...issueEntity(view, issue), subscribed: isSubscribed(issue, view.user) };
}

/** A link as seen from one of its two issues. */
export function linkType(link: IssueLink, from: Issue): string {
	if (link.link_type === 'relates_to') return 'relates_to';
	return link.source === from ? 'blocks' : 'is_blocked_by';
}

export function relatedIssue(view: View, link: IssueLink, from: Issue) {
	const other = link.source === from ? link.target : link.source;
	return {
		...issueEntity(view, other),
		issue_link_id: link.id,
		link_type: linkType(link, from),
		link_created_at: link.created_at,
		link_updated_at: link.created_at,
	};
}

export function issueLink(view: View, link: IssueLink) {
	return {
		id: link.id,
		source_issue: issueBasic(view, link.source),
		target_issue: issueBasic(view, link.target),
		link_type: link.link_type,
	};
}

export function resourceEvent(view: View, event: ResourceEvent, thing: Todo['target']) {
	const common = {
		id: event.id,
		user: userBasic(view, event.user),
		created_at: event.created_at,
		resource_type: thing.kind,
		resource_id: thing.id,
	};
	if (event.of === 'label') return { ...common, label: labelBasic(event.label), action: event.action };
	if (event.of === 'milestone') {
		const milestone = milestoneEntity(view, event.milestone);
		return { ...common, milestone, action: event.action, state: event.state };
	}
	if (event.of === 'iteration')
		return { ...common, iteration: iterationEntity(view, event.iteration), action: event.action };
	if (event.of === 'weight') {
		const { id, user, created_at } = common;
		return { id, user, created_at, issue_id: thing.id, weight: event.weight };
	}
	const source = { source_commit: null, source_merge_request_id: event.source_merge_request_id };
	return { ...common, ...source, state: event.state };
}

export function todoEntity(view: View, todo: Todo) {
	const { target } = todo;
	const { namespace } = target.project;
	return {
		id: todo.id,
		project: projectIdentity(target.project),
		...(namespace.kind === 'group' ? { group: namespaceBasic(view, namespace) } : {}),
		author: userBasic(view, todo.author),
		action_name: todo.action_name,
		target_type: target.kind,
		target: target.kind === 'Issue' ? issueEntity(view, target) : mergeRequestBasic(view, target),
		target_url: webUrl(view, target),
		body: target.title,
		state: todo.state,
		created_at: todo.created_at,
		updated_at: todo.created_at,
	};
}
