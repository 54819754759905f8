import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, isRecord, path } from '../../../client';
import { listIn } from '../node';

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
export async function diffOf(gitlab: Gitlab, { kind, at }: Changed): Promise<Diff> {
	return await gitlab.once(`diff of ${at.encoded}`, async () => {
		return kind === 'commit' ? await ofCommit(gitlab, at) : await ofMergeRequest(gitlab, at);
	});
}

/**
 * GitLab gives the commits and all files at once. Where these are many or long it leaves lines out, which it gives
 * page by page; what is left out, older versions do not say.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#get-single-merge-request-changes
 */
async function ofMergeRequest(gitlab: Gitlab, at: Path): Promise<Diff> {
	const { diff_refs, changes, overflow } = await gitlab.get(path`${at}/changes`);
	const refs = complete(isRecord(diff_refs) ? diff_refs : {});
	const files = listIn(changes);
	const isWhole = overflow === false && files.every(hasAllLines);
	return { refs, files: isWhole ? files : await gitlab.list(path`${at}/diffs`) };
}

function hasAllLines({ diff, collapsed, too_large }: IDataObject): boolean {
	return Boolean(diff) || (collapsed === false && too_large === false);
}

async function ofCommit(gitlab: Gitlab, at: Path): Promise<Diff> {
	const [{ id, parent_ids }, files] = await Promise.all([gitlab.get(at), gitlab.list(path`${at}/diff`)]);
	const [parent = NO_COMMIT] = Array.isArray(parent_ids) ? (parent_ids as string[]) : [];
	return { refs: complete({ base_sha: parent, start_sha: parent, head_sha: id }), files };
}

/** While GitLab prepares a merge request, and where its branches are gone, it does not tell all of them. */
function complete({ base_sha, start_sha, head_sha }: Partial<Record<keyof DiffRefs, unknown>>): DiffRefs {
	const refs = { base_sha, start_sha, head_sha };
	const isComplete = Object.values(refs).every((sha) => typeof sha === 'string' && sha);
	if (isComplete) return refs as DiffRefs;
	throw new GitlabError('conflict', 'GitLab does not tell the commits that the diff is between', {
		advice: 'It may still be preparing the merge request, or there is nothing to merge. Try again later.',
	});
}
