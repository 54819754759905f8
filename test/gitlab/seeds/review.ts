import { addedFile } from '../world/arrange';
import { changedFile } from '../world/changedFile';
import type { Commit, Diff, MergeRequest, Project, User } from '../world/model';
import type { World } from '../world/world';

const numbered = (count: number, word: string) =>
	Array.from({ length: count }, (_, at) => `${word} ${at + 1}`);

/** Lines 5 to 6 are other ones, two come after line 12, line 30 goes, and lines 40 to 42 move to the end. */
function cart(): Diff {
	const before = numbered(60, 'cart');
	const moved = before.slice(39, 42);
	const after = [
		...before.slice(0, 4),
		'total = sum(items)',
		'-- a comment',
		...before.slice(6, 12),
		'coupon = null',
		'',
		...before.slice(12, 29),
		...before.slice(30, 39),
		...before.slice(42),
		...moved,
	];
	return changedFile('src/cart.ts', { before, after });
}

/** What a merge request can do to files. */
function allKindsOfChanges(): Diff[] {
	const old = numbered(12, 'old');
	return [
		cart(),
		changedFile('src/new name.ts', { from: 'src/old-name.ts', before: old, after: ['first', ...old] }),
		changedFile('src/moved.ts', { from: 'lib/moved.ts', before: old, after: old }),
		changedFile('src/gone.ts', { before: ['-- gone', 'too'], after: [] }),
		addedFile('docs/cart.md', ['# Cart', '', '++ counts']),
		{ ...addedFile('package-lock.json', ['{}']), generated_file: true },
		{ ...addedFile('img/cart.png', []), diff: '', lines: undefined },
	];
}

/** A merge request whose one commit changes files in every way. */
export function reviewedRequest(
	world: World,
	project: Project,
	{ author, reviewers }: { author: User; reviewers: User[] },
): { request: MergeRequest; commit: Commit } {
	const source_branch = 'rework-cart';
	world.createBranch(project, source_branch);
	const diffs = allKindsOfChanges();
	const commit = world.commitTo(project, source_branch, { message: 'Rework the cart', author, diffs });
	const request = world.createMergeRequest(project, {
		title: 'Rework the cart',
		source_branch,
		author,
		reviewers,
	});
	return { request, commit };
}
