import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, path } from '../../../client';

/** What has a diff, and where it is. */
export interface Changed {
	kind: 'commit' | 'mergeRequest';
	at: Path;
}

/** The commits that a diff is between, as positions in it name them. */
export interface DiffRefs {
	base_sha: string;
	start_sha: string;
	head_sha: string;
}

export interface Diff {
	refs: DiffRefs;
	/** The changed files, as GitLab lists them. */
	files: IDataObject[];
}

/** Git's SHA of nothing: what a first commit has instead of a parent. */
const NO_COMMIT = '0'.repeat(40);

/** The diff of a merge request or a commit, asked for once in a run. */
export async function diffOf(gitlab: Gitlab, changed: Changed): Promise<Diff> {
	return await gitlab.once(`diff of ${changed.at.encoded}`, async () => {
		const [refs, files] = await Promise.all([refsOf(gitlab, changed), filesOf(gitlab, changed)]);
		return { refs, files };
	});
}

async function filesOf(gitlab: Gitlab, { kind, at }: Changed): Promise<IDataObject[]> {
	return await gitlab.list(path`${at}/${kind === 'commit' ? 'diff' : 'diffs'}`);
}

async function refsOf(gitlab: Gitlab, { kind, at }: Changed): Promise<DiffRefs> {
	if (kind === 'commit') {
		const { id, parent_ids } = await gitlab.get(at);
		const [parent = NO_COMMIT] = Array.isArray(parent_ids) ? (parent_ids as string[]) : [];
		return complete({ base_sha: parent, start_sha: parent, head_sha: id });
	}
	const [version] = await gitlab.list(path`${at}/versions`, {}, 1);
	return complete({
		base_sha: version?.base_commit_sha,
		start_sha: version?.start_commit_sha,
		head_sha: version?.head_commit_sha,
	});
}

/** While GitLab prepares a merge request, and where its branches are gone, it does not tell all of them. */
function complete(refs: Record<keyof DiffRefs, unknown>): DiffRefs {
	const isComplete = Object.values(refs).every((sha) => typeof sha === 'string' && sha);
	if (isComplete) return refs as DiffRefs;
	throw new GitlabError('conflict', 'GitLab does not tell the commits that the diff is between', {
		advice: 'It may still be preparing the merge request, or there is nothing to merge. Try again later.',
	});
}
