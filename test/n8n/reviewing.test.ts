import type { MergeRequest } from '../gitlab';
import { reviewedRequest } from '../gitlab/seeds/review';
import type { Commit, Position } from '../gitlab/world/model';
import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** Places in the changes, with the text of the line that a comment on each of them ends at. */
const LINES = [
	{ filePath: 'src/cart.ts', side: 'new', line: 5, text: 'total = sum(items)' },
	{ filePath: 'src/cart.ts', side: 'old', line: 5, text: 'cart 5' },
	{ filePath: 'src/cart.ts', side: 'old', line: 41, text: 'cart 41' },
	{ filePath: 'src/cart.ts', side: 'new', line: 61, text: 'cart 42' },
	{ filePath: 'src/cart.ts', side: 'new', line: 22, text: 'cart 20' },
	{ filePath: 'src/old-name.ts', side: 'old', line: 2, text: 'old 2' },
	{ filePath: 'src/new name.ts', side: 'new', line: 1, text: 'first' },
	{ filePath: 'src/cart.ts', side: 'new', line: 13, startLine: 12, text: 'coupon = null' },
	{ filePath: 'src/cart.ts', side: 'new', line: 6, text: '-- a comment', suggestion: '// a comment' },
];

describe('a workflow that reviews: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let request: MergeRequest;
	let commit: Commit;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, project, users, credential } = scene;
		({ request, commit } = reviewedRequest(gitlab.world, project, {
			author: users.aiko,
			reviewers: [users.maria],
		}));
		const at = { project: byId(project.id), mergeRequest: byId(request.iid) };
		const node = (name: string, resource: string, operation: string, parameters: object = {}) =>
			actionNode(name, credential, { resource, operation, ...at, ...parameters });
		const once = (...given: Parameters<typeof node>) => ({ ...node(...given), executeOnce: true });

		const byHunk = [
			once('Changes', 'mergeRequest', 'getChanges', { changesAs: 'hunks', returnAll: true }),
			node('On hunks', 'draftComment', 'create', {
				...{ body: '=Hunk {{ $json.new_start }} of {{ $json.new_path }}', positionAs: 'position' },
				position: '={{ $json.position }}',
			}),
		];
		const byLine = [
			node('On lines', 'draftComment', 'create', {
				...{ body: '={{ $json.text }}', positionAs: 'line', filePath: '={{ $json.filePath }}' },
				...{ side: '={{ $json.side }}', line: '={{ $json.line }}', startLine: '={{ $json.startLine ?? 0 }}' },
				suggestion: '={{ $json.suggestion }}',
			}),
			once('Drafts', 'draftComment', 'getMany', { returnAll: true }),
			once('Request changes', 'mergeRequest', 'submitReview', {
				...{ verdict: 'request_changes', summary: '={{ $("Drafts").all().length }} comments' },
			}),
			node('Threads', 'thread', 'getMany', { commentOn: 'mergeRequest', returnAll: true }),
			once('Apply', 'comment', 'applySuggestion', {
				suggestion: '={{ $("Threads").all().flatMap(({ json }) => json.notes[0].suggestions)[0].id }}',
			}),
		];
		const again = [
			once('Thread', 'thread', 'create', {
				...{ commentOn: 'mergeRequest', body: 'Why?', positionAs: 'line' },
				...{ filePath: 'docs/cart.md', side: 'new', line: 3, startLine: 0 },
			}),
			node('Resolved', 'thread', 'resolve', {
				commentOn: 'mergeRequest',
				discussion: byId('={{ $json.id }}'),
			}),
			node('Reply', 'draftComment', 'create', {
				...{ body: 'Clear now', positionAs: 'none' },
				additionalFields: { in_reply_to_discussion_id: byId('={{ $json.id }}') },
			}),
			node('Approve', 'mergeRequest', 'submitReview', { verdict: 'approve', summary: 'Good' }),
		];
		const workflow = chained('Review', [byHunk, byLine, again]);
		const { id } = await scene.create({ ...workflow, pinData: { Start: LINES.map((json) => ({ json })) } });
		seen = await scene.n8n.run(id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const notesOf = (node: string) => seen.output[node].map(({ note }) => note);
	/** The line of the diff that a published comment is on. */
	const lineOf = (position: Position) =>
		commit.diffs
			.find(({ new_path, old_path }) => new_path === position.new_path && old_path === position.old_path)
			?.lines?.find((line) => line.old === position.old_line && line.new === position.new_line);
	const noteOf = (text: string) => {
		const found = request.notes.find(({ body }) => body.startsWith(text));
		if (!found?.position) throw new Error(`No comment '${text}' is on a line`);
		return { ...found, position: found.position };
	};

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('all comments and the summary are one review of which people are told once', () => {
		const drafts = [...notesOf('On hunks'), ...notesOf('On lines')];
		expect(notesOf('Drafts')).toEqual(drafts);
		const [review] = scene.gitlab.world.mails;
		const bodies = review.notes.map((id) => request.notes.find((note) => note.id === id)?.body);
		expect(bodies).toEqual([...drafts, `${drafts.length} comments`]);
		// The thread that was begun after it, and the second review.
		expect(scene.gitlab.world.mails.map(({ about }) => about)).toEqual(['review', 'comment', 'review']);
	});

	it('each comment is on the line that it is about', () => {
		for (const { text, line, side, startLine } of LINES) {
			const { position } = noteOf(text);
			expect(lineOf(position)).toMatchObject({ text, [side]: line });
			expect(Boolean(position.line_range)).toBe(startLine !== undefined);
		}
	});

	it('a comment on a hunk is on a line of it', () => {
		const hunked = new Set(seen.output.Changes.map(({ new_path }) => new_path));
		expect([...hunked]).toEqual(expect.arrayContaining(['src/cart.ts', 'src/new name.ts', 'src/gone.ts']));
		for (const { new_path, new_start, new_count, position } of seen.output.Changes) {
			const on = noteOf(`Hunk ${String(new_start)} of ${String(new_path)}`).position;
			expect(lineOf(on)).toBeDefined();
			expect(on).toMatchObject(position as object);
			if (on.new_line) expect(on.new_line - Number(new_start)).toBeLessThan(Number(new_count));
		}
	});

	it('the changes were requested, and the one suggestion is applied', () => {
		expect(seen.output['Request changes']).toEqual([
			{ iid: request.iid, verdict: 'request_changes', published: true },
		]);
		const { suggestions } = noteOf('-- a comment');
		expect(suggestions).toEqual([
			expect.objectContaining({
				applied: true,
				from_content: '-- a comment\n',
				to_content: '// a comment\n',
			}),
		]);
		expect(seen.output.Apply).toEqual([expect.objectContaining({ id: suggestions[0].id, applied: true })]);
	});

	it('a thread of file and line is resolved, answered, and the second review approves', () => {
		const [{ id }] = seen.output.Thread;
		expect(seen.output.Thread).toEqual([expect.objectContaining({ path: 'docs/cart.md', new_line: 3 })]);
		expect(seen.output.Resolved).toEqual([expect.objectContaining({ id, resolved: true })]);
		expect(request.notes.slice(-2)).toEqual([
			expect.objectContaining({ body: 'Clear now', discussion_id: id }),
			expect.objectContaining({ body: 'Good', position: null }),
		]);
		expect(request.approvals.map(({ user }) => user.username)).toEqual(['maria.santos']);
	});
});
