import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import type { Reading } from '../reading';
import { issueAttributes, mergeRequestAttributes } from './issuable';
import { doneBy, ifThere, projectPart } from './parts';

/** Where the pages of what comments are on are. */
const PAGES: Readonly<Record<string, string>> = {
	Issue: 'issues',
	WorkItem: 'issues',
	MergeRequest: 'merge_requests',
	Snippet: 'snippets',
};

/** The body with which a webhook would tell of a comment. */
export async function commentBody(event: IDataObject, reading: Reading): Promise<IDataObject> {
	const project = await reading.project(event.project_id);
	const note = Object(event.note) as IDataObject;
	const on = note.noteable_type === 'WorkItem' ? 'Issue' : String(note.noteable_type);
	const about = await subject(on, { note, project, reading });
	const internal = note.internal ?? note.confidential ?? false;
	const isConfidential = internal === true || (Object(about.issue) as IDataObject).confidential === true;
	return {
		object_kind: 'note',
		event_type: isConfidential ? 'confidential_note' : 'note',
		...doneBy(note.author ?? event.author),
		project_id: event.project_id,
		project: projectPart(project),
		object_attributes: {
			...note,
			internal,
			note: note.body,
			noteable_type: on,
			action: 'create',
			author_id: (Object(note.author) as IDataObject).id ?? event.author_id,
			url: pageOf(on, note, project),
		},
		...about,
	};
}

async function subject(
	on: string,
	{ note, project, reading }: { note: IDataObject; project: IDataObject; reading: Reading },
): Promise<IDataObject> {
	const place = path`/projects/${Number(project.id)}`;
	const iid = Number(note.noteable_iid);
	if (on === 'Issue') {
		const issue = await ifThere(reading, path`${place}/issues/${iid}`);
		return issue ? { issue: issueAttributes(issue) } : {};
	}
	if (on === 'MergeRequest') {
		const request = await ifThere(reading, path`${place}/merge_requests/${iid}`);
		return request ? { merge_request: mergeRequestAttributes(request) } : {};
	}
	return on === 'Commit' && note.commit_id ? { commit: { id: note.commit_id } } : {};
}

function pageOf(on: string, note: IDataObject, { web_url }: IDataObject): string {
	const anchor = `#note_${String(note.id)}`;
	const commit = note.commit_id ? `commit/${String(note.commit_id)}` : undefined;
	const number = String(note.noteable_iid ?? note.noteable_id);
	const page = on === 'Commit' ? commit : PAGES[on] && `${PAGES[on]}/${number}`;
	return page ? `${String(web_url)}/-/${page}${anchor}` : `${String(web_url)}${anchor}`;
}
