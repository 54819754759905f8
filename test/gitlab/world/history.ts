import type { Commit, Project } from './model';
import type { Tree } from './trees';

const NOTHING: Tree = new Map();

/** A commit and those before it, newest first. */
export function historyOf(project: Project, commit: Commit): Commit[] {
	for (const { commits } of project.branches.values()) {
		const at = commits.indexOf(commit);
		if (at >= 0) return commits.slice(at);
	}
	const before = project.commits.get(commit.parent_ids[0] ?? '');
	return [commit, ...(before ? historyOf(project, before) : [])];
}

/** The files before a commit. */
export function treeBefore({ project, parent_ids }: Commit): Tree {
	return project.commits.get(parent_ids[0] ?? '')?.tree ?? NOTHING;
}

/** Whether a commit has changed a file, or something in a folder. */
export function touches({ diffs }: Commit, path: string): boolean {
	const isIn = (each: string) => each === path || each.startsWith(`${path}/`);
	return diffs.some(({ old_path, new_path }) => isIn(old_path) || isIn(new_path));
}

/** The newest commit that both have. */
export function mergeBaseOf(project: Project, one: Commit, other: Commit): Commit | undefined {
	const known = new Set(historyOf(project, other));
	return historyOf(project, one).find((commit) => known.has(commit));
}
