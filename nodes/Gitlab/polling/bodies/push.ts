import type { IDataObject } from 'n8n-workflow';
import { projectPart } from './parts';

/** What stands for no commit, as Git has it. */
const NONE = '0'.repeat(40);

/** The body with which a webhook would tell of a push; of its commits GitLab keeps the last and their number. */
export function pushBody(event: IDataObject, project: IDataObject): IDataObject {
	const push = Object(event.push_data) as IDataObject;
	const isTag = push.ref_type === 'tag';
	const author = Object(event.author) as IDataObject;
	const after = push.commit_to ?? NONE;
	const kind = isTag ? 'tag_push' : 'push';
	return {
		object_kind: kind,
		event_name: kind,
		before: push.commit_from ?? NONE,
		after,
		ref: `refs/${isTag ? 'tags' : 'heads'}/${String(push.ref ?? '')}`,
		checkout_sha: push.commit_to ?? null,
		message: null,
		user_id: author.id ?? event.author_id,
		user_name: author.name ?? null,
		user_username: author.username ?? event.author_username ?? null,
		project_id: event.project_id,
		project: projectPart(project),
		commits: push.commit_to ? [lastCommit(push, project)] : [],
		total_commits_count: push.commit_count ?? 0,
	};
}

function lastCommit({ commit_to: id, commit_title: title }: IDataObject, project: IDataObject): IDataObject {
	return {
		id,
		title: title ?? null,
		message: title ?? null,
		url: `${String(project.web_url)}/-/commit/${String(id)}`,
	};
}
