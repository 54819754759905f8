import { statsOf } from '../../entities/repository';
import type { Commit, MergeRequest, Note, User } from '../../world/model';
import { reviewStateOf } from '../../world/reviewState';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';

const BOTS = /_bot_|^(?:project|group)_\d+_bot/;

/** Which notes are asked for. */
export interface AskedNotes extends PageOf {
	filter?: 'ALL_NOTES' | 'ONLY_ACTIVITY' | 'ONLY_COMMENTS' | null;
}

/** A merge request as GraphQL has it: its size, its commits, and what people and GitLab wrote about it. */
export function mergeRequestOf(request: MergeRequest) {
	const commits = request.versions[0]?.commits ?? [];
	return {
		id: `gid://gitlab/MergeRequest/${request.id}`,
		iid: String(request.iid),
		title: request.title,
		project: { fullPath: request.project.path_with_namespace },
		reviewers: (page: PageOf) =>
			connectionOf(
				request.reviewers.map((user) => ({
					id: `gid://gitlab/User/${user.id}`,
					username: user.username,
					mergeRequestInteraction: { reviewState: reviewStateOf(request, user).toUpperCase() },
				})),
				page,
			),
		commitCount: commits.length,
		diffStatsSummary: sizeOf(commits),
		// Newest first, as REST has them.
		commitsWithoutMergeCommits: ({ last }: { last?: number | null }) =>
			connectionOf(commits.slice(last ? -last : 0).map(commitOf), {}),
		notes: ({ filter, ...page }: AskedNotes) => connectionOf(notesOf(request, filter ?? 'ALL_NOTES'), page),
	};
}

/** The seeds change each line once, so that the sum is the size of the whole. */
function sizeOf(commits: Commit[]) {
	const stats = commits.map(statsOf);
	const additions = stats.reduce((sum, each) => sum + each.additions, 0);
	const deletions = stats.reduce((sum, each) => sum + each.deletions, 0);
	const files = new Set(commits.flatMap(({ diffs }) => diffs.map(({ new_path }) => new_path)));
	return { additions, deletions, changes: additions + deletions, fileCount: files.size };
}

const commitOf = ({ id, message, created_at }: Commit) => ({
	id: `gid://gitlab/Commit/${id}`,
	sha: id,
	title: message,
	authoredDate: created_at,
	committedDate: created_at,
});

/** Approvals are activity: GitLab writes them down as notes of its own. */
function notesOf(request: MergeRequest, filter: NonNullable<AskedNotes['filter']>) {
	const approvals = request.approvals.map(({ user, approved_at }, index) => ({
		...noteOf({ id: -index, body: 'approved this merge request', author: user, created_at: approved_at }),
		system: true,
	}));
	const written = request.notes.map((note) => ({ ...noteOf(note), system: note.system }));
	return [...written, ...approvals]
		.filter(({ system }) => filter === 'ALL_NOTES' || system === (filter === 'ONLY_ACTIVITY'))
		.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

const noteOf = ({ id, body, author, created_at }: Pick<Note, 'id' | 'body' | 'author' | 'created_at'>) => ({
	id: `gid://gitlab/Note/${id}`,
	body,
	createdAt: created_at,
	author: userOf(author),
});

const userOf = ({ id, username, name }: User) => ({
	id: `gid://gitlab/User/${id}`,
	username,
	name,
	bot: BOTS.test(username),
});
