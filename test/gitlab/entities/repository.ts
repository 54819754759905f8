import type { Branch, Commit, Diff, PersonalSnippet, Pipeline, Project, Snippet } from '../world/model';
import { LEVEL } from '../world/model';
import { levelIn } from '../http/access';
import { projectUrl } from './project';
import type { View } from './user';
import { userBasic } from './user';

export const titleOf = (commit: Commit) => commit.message.split('\n')[0] ?? '';

export function commitEntity(view: View, commit: Commit) {
	const who = (role: 'author' | 'committer', when: string) => ({
		[`${role}_name`]: commit.author_name,
		[`${role}_email`]: commit.author_email,
		[when]: commit.created_at,
	});
	return {
		id: commit.id,
		short_id: commit.id.slice(0, 8),
		created_at: commit.created_at,
		parent_ids: commit.parent_ids,
		title: titleOf(commit),
		message: commit.message,
		...who('author', 'authored_date'),
		...who('committer', 'committed_date'),
		trailers: {},
		extended_trailers: {},
		web_url: `${projectUrl(view, commit.project)}/-/commit/${commit.id}`,
	};
}

/** How many lines a commit has added and deleted. */
export function statsOf({ diffs }: Pick<Commit, 'diffs'>) {
	const lines = diffs.flatMap(({ diff }) => diff.split('\n'));
	const additions = lines.filter((line) => line.startsWith('+')).length;
	const deletions = lines.filter((line) => line.startsWith('-')).length;
	return { additions, deletions, total: additions + deletions };
}

export function commitDetail(view: View, commit: Commit) {
	return {
		...commitEntity(view, commit),
		stats: statsOf(commit),
		status: null,
		project_id: commit.project.id,
		last_pipeline: null,
	};
}

export function commitNote(view: View, note: Commit['notes'][number]) {
	return {
		note: note.body,
		path: note.path,
		line: note.line,
		line_type: note.line_type,
		author: userBasic(view, note.author),
		created_at: note.created_at,
	};
}

export function branchEntity(view: View, project: Project, branch: Branch) {
	const level = levelIn(project, view.user);
	const commit = branch.commits[0];
	const main = project.branches.get(project.default_branch);
	return {
		name: branch.name,
		commit: commit ? commitEntity(view, commit) : null,
		merged: branch !== main && !!commit && !!main?.commits.includes(commit),
		protected: branch.protected,
		developers_can_push: false,
		developers_can_merge: false,
		can_push: level >= (branch.protected ? LEVEL.maintainer : LEVEL.developer),
		default: branch.name === project.default_branch,
		web_url: `${projectUrl(view, project)}/-/tree/${encodeURI(branch.name).replace(/#/g, '%23')}`,
	};
}

export function diffEntity(diff: Diff, unified = false) {
	const header = `--- ${diff.new_file ? '/dev/null' : `a/${diff.old_path}`}\n+++ b/${diff.new_path}\n`;
	return {
		diff: unified ? header + diff.diff : diff.diff,
		collapsed: false,
		too_large: false,
		new_path: diff.new_path,
		old_path: diff.old_path,
		a_mode: diff.a_mode ?? (diff.new_file ? '0' : '100644'),
		b_mode: diff.b_mode ?? (diff.deleted_file ? '0' : '100644'),
		new_file: diff.new_file,
		renamed_file: diff.renamed_file,
		deleted_file: diff.deleted_file,
		generated_file: diff.generated_file ?? false,
	};
}

/** A diff as `git diff` writes it. */
export function rawDiff(diff: Diff): string {
	const mode = diff.new_file
		? 'new file mode 100644\n'
		: diff.deleted_file
			? 'deleted file mode 100644\n'
			: '';
	return `diff --git a/${diff.old_path} b/${diff.new_path}\n${mode}${diffEntity(diff, true).diff}`;
}

export function pipelineBasic(view: View, pipeline: Pipeline) {
	return {
		id: pipeline.id,
		iid: pipeline.iid,
		project_id: pipeline.project.id,
		sha: pipeline.sha,
		ref: pipeline.ref,
		status: pipeline.status,
		source: pipeline.source,
		created_at: pipeline.created_at,
		updated_at: pipeline.updated_at,
		web_url: `${projectUrl(view, pipeline.project)}/-/pipelines/${pipeline.id}`,
	};
}

export function pipelineEntity(view: View, pipeline: Pipeline) {
	const { status } = pipeline;
	return {
		...pipelineBasic(view, pipeline),
		before_sha: '0000000000000000000000000000000000000000',
		tag: false,
		yaml_errors: null,
		user: userBasic(view, pipeline.user),
		started_at: pipeline.created_at,
		finished_at: pipeline.updated_at,
		committed_at: null,
		duration: 61,
		queued_duration: 1,
		coverage: null,
		detailed_status: {
			icon: `status_${status}`,
			text: status,
			label: status,
			group: status,
			tooltip: status,
			has_details: true,
			details_path: `/${pipeline.project.path_with_namespace}/-/pipelines/${pipeline.id}`,
			illustration: null,
			favicon: `/assets/ci_favicons/favicon_status_${status}.png`,
		},
		archived: false,
	};
}

export function snippetEntity(view: View, snippet: Snippet | PersonalSnippet) {
	const { project } = snippet;
	const web_url = `${project ? projectUrl(view, project) : view.world.url}/-/snippets/${snippet.id}`;
	return {
		id: snippet.id,
		title: snippet.title,
		description: snippet.description,
		visibility: snippet.visibility,
		author: userBasic(view, snippet.author),
		created_at: snippet.created_at,
		updated_at: snippet.updated_at,
		project_id: project?.id ?? null,
		web_url,
		raw_url: `${web_url}/raw`,
		ssh_url_to_repo: null,
		http_url_to_repo: `${web_url}.git`,
		file_name: snippet.files[0]?.path ?? null,
		files: snippet.files.map(({ path }) => ({ path, raw_url: `${web_url}/raw/main/${path}` })),
		imported: false,
		imported_from: 'none',
		repository_storage: 'default',
	};
}
