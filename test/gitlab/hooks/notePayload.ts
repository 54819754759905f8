import { webUrl } from '../entities/issuable';
import { headOf, isDraft, mergeStatus } from '../entities/mergeRequest';
import { projectUrl } from '../entities/project';
import type { View } from '../entities/user';
import type { MergeRequest, Note } from '../world/model';
import * as parts from './parts';
import { stamp } from './parts';
import { person } from './payloads';

/** Null for a note in a group, on an epic or a wiki page: those go to nobody here. */
export function notePayload(view: View, note: Note, action: string) {
	const { on } = note;
	if ('group' in on) return null;
	const isCommit = on.kind === 'Commit';
	const { ci_config_path: _ci, ...project } = parts.hookProject(view, on.project);
	return {
		object_kind: 'note',
		event_type: note.internal || (on.kind === 'Issue' && on.confidential) ? 'confidential_note' : 'note',
		user: parts.hookUser(note.author),
		project_id: on.project.id,
		project,
		repository: parts.hookRepository(view, on.project),
		object_attributes: {
			id: note.id,
			discussion_id: note.discussion_id,
			internal: note.internal,
			note: note.body,
			noteable_type: on.kind,
			author_id: note.author.id,
			created_at: stamp(note.created_at),
			updated_at: stamp(note.updated_at),
			project_id: on.project.id,
			attachment: null,
			line_code: null,
			commit_id: isCommit ? on.id : '',
			noteable_id: isCommit ? null : on.id,
			system: note.system,
			st_diff: null,
			action,
			url: `${noteableUrl(view, on)}#note_${note.id}`,
		},
		...noteable(view, on, project),
	};
}

type InProject = Exclude<Note['on'], { group: unknown }>;

function noteableUrl(view: View, on: InProject): string {
	if (on.kind === 'Issue' || on.kind === 'MergeRequest') return webUrl(view, on);
	const home = `${projectUrl(view, on.project)}/-`;
	if (on.kind === 'Snippet') return `${home}/snippets/${on.id}`;
	return on.kind === 'Commit' ? `${home}/commit/${on.id}` : `${home}/wikis/${on.slug}`;
}

function noteable(view: View, on: InProject, project: object) {
	switch (on.kind) {
		case 'Issue':
			return { issue: { ...parts.issueAttributes(view, on), position: 0, branch_name: null } };
		case 'MergeRequest':
			return { merge_request: noteableRequest(view, on, project) };
		case 'Commit':
			return { commit: parts.hookCommit(view, on) };
		case 'Snippet': {
			const { kind: _kind, author, project: place, notes: _notes, visibility: _visibility, ...snippet } = on;
			const ids = { author_id: author.id, project_id: place.id };
			return {
				snippet: {
					...snippet,
					...ids,
					type: 'ProjectSnippet',
					visibility_level: 0,
					url: noteableUrl(view, on),
				},
			};
		}
		case 'WikiPage::Meta':
			return {
				wiki_page: {
					id: on.id,
					title: on.title,
					slug: on.slug,
					content: on.content,
					url: noteableUrl(view, on),
				},
			};
	}
}

function noteableRequest(view: View, request: MergeRequest, project: object) {
	const commit = headOf(request)?.commits[0];
	const [first] = request.assignees;
	const draft = isDraft(request);
	return {
		...parts.mergeRequestAttributes(view, request),
		assignee_id: first?.id ?? null,
		position: 0,
		source: project,
		target: project,
		last_commit: commit ? parts.hookCommit(view, commit) : null,
		work_in_progress: draft,
		draft,
		...(first ? { assignee: person(parts.hookUser(first)) } : {}),
		detailed_merge_status: mergeStatus(request),
	};
}
