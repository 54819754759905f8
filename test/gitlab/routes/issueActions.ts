import { issueEntity, issueLink, issueSingle, relatedIssue } from '../entities/issue';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { canSeeIssue, levelIn, visibleProject } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { Issue, IssueLink, MergeRequest, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { closedIssues, mentionedIssues } from './closing';
import { issueOf, needToEdit, setIssueState } from './issues';

function targetProject(call: Call, issue: Issue, doing: string): Project {
	values.required(call.input, 'to_project_id');
	const to = visibleProject(call, values.integer(call.input, 'to_project_id') ?? 0);
	const user = me(call);
	if (Math.min(levelIn(issue.project, user), levelIn(to, user)) < LEVEL.planner) {
		throw new Refusal(400, { message: `Cannot ${doing} issue due to insufficient permissions!` });
	}
	return to;
}

/** A copy in another project; labels and milestone go along where the other project has them too. */
function copy(call: Call, issue: Issue, to: Project, withNotes: boolean): Issue {
	const { title, description, confidential, due_date, weight, issue_type, assignees } = issue;
	const made = call.world.createIssue(to, {
		...{ title, description, confidential, due_date, weight, issue_type, assignees },
		author: me(call),
		labels: issue.labels.map((label) => label.name),
		milestone: to.milestones.find((milestone) => milestone.title === issue.milestone?.title) ?? null,
	});
	if (withNotes) for (const note of issue.notes) call.world.createNote(made, note.author, note.body);
	return made;
}

function move(call: Call) {
	const issue = issueOf(call);
	const to = targetProject(call, issue, 'move');
	if (to === issue.project) {
		throw new Refusal(400, { message: 'Cannot move issue to project it originates from!' });
	}
	const by = me(call);
	const moved = copy(call, issue, to, true);
	moved.author = issue.author;
	issue.moved_to = moved;
	setIssueState(call, issue, by, 'close');
	call.announce.issue(moved, by, 'open');
	return issueSingle(call, moved);
}

function clone(call: Call) {
	const issue = issueOf(call);
	const to = targetProject(call, issue, 'clone');
	const made = copy(call, issue, to, values.flag(call.input, 'with_notes') ?? false);
	call.announce.issue(made, me(call), 'open');
	return issueSingle(call, made);
}

/** Puts an issue between two others in the manual order. */
function reorder(call: Call) {
	const issue = issueOf(call);
	needToEdit(call, issue);
	const all = [...issue.project.issues.values()];
	const position = (name: string) => {
		const id = values.integer(call.input, name);
		return id ? all.find((each) => each.id === id)?.relative_position : undefined;
	};
	const [after, before] = [position('move_after_id'), position('move_before_id')];
	if (after === undefined && before === undefined) {
		throw badParameter('move_after_id, move_before_id are missing, at least one parameter must be provided');
	}
	const [low, high] = [after ?? (before ?? 0) - 1000, before ?? (after ?? 0) + 1000];
	issue.relative_position = Math.round((low + high) / 2);
	return issueSingle(call, issue);
}

function linkedWith(call: Call, issue: Issue): IssueLink[] {
	return issue.links.filter((link) =>
		canSeeIssue(link.source === issue ? link.target : link.source, call.user),
	);
}

function addLink(call: Call) {
	const issue = issueOf(call);
	needToEdit(call, issue);
	values.required(call.input, 'target_project_id', 'target_issue_iid');
	const project = visibleProject(call, values.text(call.input, 'target_project_id') ?? '');
	const other = project.issues.get(values.integer(call.input, 'target_issue_iid') ?? 0);
	if (!other || !canSeeIssue(other, call.user)) throw notFound();
	const type =
		values.choice(call.input, 'link_type', ['relates_to', 'blocks', 'is_blocked_by']) ?? 'relates_to';
	const known = issue.links.some((link) => link.source === other || link.target === other);
	if (known && other !== issue) throw new Refusal(409, { message: 'Issue(s) already assigned' });
	const [source, target] = type === 'is_blocked_by' ? [other, issue] : [issue, other];
	const link: IssueLink = {
		id: call.world.next('issue link'),
		source,
		target,
		link_type: type === 'relates_to' ? 'relates_to' : 'blocks',
		created_at: call.world.now(),
	};
	issue.links.push(link);
	other.links.push(link);
	return issueLink(call, link);
}

function linkOf(call: Call, issue: Issue): IssueLink {
	const link = linkedWith(call, issue).find(({ id }) => id === pathNumber(call, 'issue_link_id'));
	if (!link) throw notFound();
	return link;
}

function removeLink(call: Call) {
	const issue = issueOf(call);
	needToEdit(call, issue);
	const link = linkOf(call, issue);
	for (const end of [link.source, link.target]) end.links = end.links.filter((each) => each !== link);
	return issueLink(call, link);
}

function requestsThat(call: Call, touches: (request: MergeRequest) => Issue[]) {
	const issue = issueOf(call);
	const requests = [...issue.project.merge_requests.values()].filter((each) => touches(each).includes(issue));
	return page(call, requests, (request) => mergeRequestBasic(call, request));
}

function byId(call: Call) {
	const id = pathNumber(call, 'id');
	if (!me(call).admin) throw new Refusal(403, { message: '403 Forbidden' });
	const issue = call.world.projects
		.flatMap((project) => [...project.issues.values()])
		.find((each) => each.id === id);
	if (!issue) throw notFound();
	return issueEntity(call, issue);
}

const ISSUE = 'projects/:id/issues/:issue_iid';

export const issueActionRoutes: Route[] = [
	['GET', 'issues/:id', byId],
	['POST', `${ISSUE}/move`, move],
	['POST', `${ISSUE}/clone`, clone],
	['PUT', `${ISSUE}/reorder`, reorder],
	[
		'GET',
		`${ISSUE}/links`,
		(call) => linkedWith(call, issueOf(call)).map((link) => relatedIssue(call, link, issueOf(call))),
	],
	['POST', `${ISSUE}/links`, addLink],
	['GET', `${ISSUE}/links/:issue_link_id`, (call) => issueLink(call, linkOf(call, issueOf(call)))],
	['DELETE', `${ISSUE}/links/:issue_link_id`, removeLink],
	['GET', `${ISSUE}/related_merge_requests`, (call) => requestsThat(call, mentionedIssues)],
	['GET', `${ISSUE}/closed_by`, (call) => requestsThat(call, closedIssues)],
];
