import type { IDataObject } from 'n8n-workflow';
import { doneBy, labelParts, projectPart, userPart } from './parts';

/** What issues are called in lists and in webhooks. */
const TYPES: Readonly<Record<string, string>> = {
	issue: 'Issue',
	incident: 'Incident',
	task: 'Task',
	test_case: 'Test Case',
};

/** What happened to an issue or merge request, in the words of webhooks. */
export interface Deed {
	/** `open`, `close`, `update`; none where only the thing is told of. */
	action?: string;
	/** Who did it, where that is known. */
	user?: unknown;
	/** From what to what, where that is known. */
	changes?: IDataObject;
}

/** The body with which a webhook would tell of an issue. */
export function issueBody(row: IDataObject, project: IDataObject, deed: Deed): IDataObject {
	const isConfidential = row.confidential === true;
	return {
		object_kind: 'issue',
		event_type: isConfidential ? 'confidential_issue' : 'issue',
		...around(row, project, deed),
		object_attributes: issueAttributes(row, deed.action),
	};
}

/** An issue as webhooks tell of it. */
export function issueAttributes(row: IDataObject, action?: string): IDataObject {
	const { severity } = row;
	return {
		...attributes(row, action),
		type: TYPES[String(row.issue_type ?? 'issue')] ?? 'Issue',
		severity: typeof severity === 'string' ? severity.toLowerCase() : null,
	};
}

/** The body with which a webhook would tell of a merge request. */
export function mergeRequestBody(row: IDataObject, project: IDataObject, deed: Deed): IDataObject {
	return {
		object_kind: 'merge_request',
		event_type: 'merge_request',
		...around(row, project, deed),
		object_attributes: mergeRequestAttributes(row, deed.action),
		reviewers: people(row.reviewers),
	};
}

/** A merge request as webhooks tell of it. */
export function mergeRequestAttributes(row: IDataObject, action?: string): IDataObject {
	return {
		...attributes(row, action),
		last_commit: row.sha ? { id: row.sha } : null,
		head_pipeline_id: idOf(row.head_pipeline),
		work_in_progress: row.draft ?? null,
	};
}

function around(row: IDataObject, project: IDataObject, { user, changes = {} }: Deed): IDataObject {
	return {
		...doneBy(user),
		project: projectPart(project),
		labels: labelParts(row.labels),
		assignees: people(row.assignees),
		changes,
	};
}

function attributes(row: IDataObject, action?: string): IDataObject {
	const { author, milestone, web_url, labels, ...own } = row;
	return {
		...own,
		...(action ? { action } : {}),
		author_id: idOf(author),
		milestone_id: idOf(milestone),
		url: web_url,
		labels: labelParts(labels),
	};
}

function idOf(thing: unknown): number | null {
	return ((Object(thing) as IDataObject).id as number | undefined) ?? null;
}

function people(users: unknown): IDataObject[] {
	const given: unknown[] = Array.isArray(users) ? users : [];
	return given.map(userPart).filter((user) => user !== undefined);
}
