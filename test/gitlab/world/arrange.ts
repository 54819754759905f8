import { createHash } from 'node:crypto';

import type {
	Branch,
	Commit,
	Diff,
	Group,
	Holding,
	Issue,
	Label,
	MergeRequest,
	Milestone,
	User,
	Visibility,
} from './model';
import type { Tree } from './trees';

/** What a test may say about a new user; the rest has defaults. */
export interface UserInput {
	username: string;
	name?: string;
	email?: string;
	admin?: boolean;
}

export interface GroupInput {
	path: string;
	name?: string;
	parent?: Group | null;
	owner?: User;
	visibility?: Visibility;
	description?: string;
}

export interface ProjectInput {
	path: string;
	name?: string;
	namespace: Group | User;
	visibility?: Visibility;
	description?: string;
	creator?: User;
	default_branch?: string;
}

/** Labels may be given by name; a name without a label makes a project label, as GitLab does. */
type Named = { labels?: Array<string | Label> };

export type IssueInput = Partial<
	Omit<Issue, 'kind' | 'id' | 'project' | 'labels' | 'notes' | 'events' | 'links'>
> &
	Named & { title: string };

export type MergeRequestInput = Partial<
	Omit<MergeRequest, 'kind' | 'id' | 'project' | 'labels' | 'notes' | 'events' | 'versions' | 'reviews'>
> &
	Named & { title: string; source_branch: string; target_branch?: string };

export type LabelInput = Partial<Omit<Label, 'id' | 'holder' | 'subscribers'>> & { name: string };

export type MilestoneInput = Partial<Omit<Milestone, 'id' | 'iid' | 'holder'>> & { title: string };

export interface CommitInput {
	message: string;
	author?: User;
	diffs?: Diff[];
	/** All its files; unless given those of the commit before, with what `diffs` add. */
	tree?: Tree;
	created_at?: string;
}

/** A stable, believable commit id. */
export function shaOf(text: string): string {
	return createHash('sha1').update(text).digest('hex');
}

/** The diff of a file that is new. */
export function addedFile(path: string, lines: string[]): Diff {
	return {
		old_path: path,
		new_path: path,
		diff: `@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}\n`).join('')}`,
		new_file: true,
		renamed_file: false,
		deleted_file: false,
		lines: lines.map((text, at) => ({ old: null, new: at + 1, text })),
	};
}

/** The groups above a thing, nearest first. */
export function groupsAbove(holding: Holding): Group[] {
	const chain: Group[] = [];
	let next = holding.kind === 'project' ? holding.namespace : holding.parent;
	while (next?.kind === 'group') {
		chain.push(next);
		next = next.parent;
	}
	return chain;
}

/** Whether a group is the given one or lies below it. */
export function isWithin(group: Group, root: Group): boolean {
	return group === root || groupsAbove(group).includes(root);
}

/** Every label that can be used in a project or group: its own, then those of the groups above. */
export function labelsOf(holding: Holding): Label[] {
	return [holding, ...groupsAbove(holding)].flatMap((place) => place.labels);
}

/** What a merge request brings: the commits of its source that its target does not have. */
export function commitsBetween(source: Branch | undefined, target: Branch | undefined): Commit[] {
	const there = new Set(target?.commits);
	return source?.commits.filter((commit) => !there.has(commit)) ?? [];
}
