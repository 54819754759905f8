import type { IDataObject } from 'n8n-workflow';
import { draftNotes } from '../../gitlab/resources/draftNote';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { Reviewed } from './reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);

const submit = async (parameters: IDataObject = {}) =>
	await scene.run({ resource: 'mergeRequest', operation: 'submitReview', ...reviewed.place, ...parameters });

/** Twenty comments on lines, written in one run. */
async function writeTwenty(project: IDataObject): Promise<void> {
	const input = Array.from({ length: 20 }, (_, at) => ({ line: at + 1 }));
	const { error } = await scene.run(
		{
			resource: 'draftComment',
			operation: 'create',
			...reviewed.place,
			project,
			body: '=Line {{ $json.line }}',
			positionAs: 'line',
			filePath: 'src/cart.ts',
			line: '={{ $json.line }}',
		},
		{ input },
	);
	expect(error).toBeUndefined();
}

const BY_ID = () => locator(scene.seeded.projects.website.id);
const BY_PATH = () => locator('acme/website');
const REVIEWS = (['comment', 'approve', 'request_changes'] as const).flatMap((verdict) =>
	['', 'Good, but for some lines'].flatMap((summary) =>
		([BY_PATH, BY_ID] as const).map(
			(project) =>
				[
					verdict,
					summary ? 'a summary' : 'none',
					project === BY_ID ? 'ID' : 'path',
					{ summary, project },
				] as const,
		),
	),
);

test.each(REVIEWS)(
	'a review of twenty comments takes at most 24 requests and sends one mail: %s with %s, the project by its %s',
	async (verdict, _summary, _by, { summary, project }) => {
		await writeTwenty(project());
		const { json } = await submit({ verdict, summary, project: project() });
		expect(json).toEqual([{ iid: reviewed.request.iid, verdict, published: true }]);
		expect(scene.sent.length).toBeLessThanOrEqual(24);
		expect(scene.gitlab.world.mails).toEqual([
			{ about: 'review', notes: reviewed.request.notes.map(({ id }) => id) },
		]);
		const lines = Array.from({ length: 20 }, (_, at) => `Line ${at + 1}`);
		expect(reviewed.request.notes.map(({ body }) => body)).toEqual([...lines, ...(summary ? [summary] : [])]);
		const { maria } = scene.seeded.users;
		expect(reviewed.request.approvals.map(({ user }) => user)).toEqual(verdict === 'approve' ? [maria] : []);
		const state = verdict === 'request_changes' ? 'requested_changes' : 'reviewed';
		expect(reviewed.request.reviews.get(maria.id)).toBe(state);
	},
);

describe('a review with a summary that requests changes in a project by its ID', () => {
	const request = async () => await submit({ verdict: 'request_changes', summary: 'Hm', project: BY_ID() });
	const state = () => reviewed.request.reviews.get(scene.seeded.users.maria.id);

	test('asks GitLab whether it has understood', async () => {
		await request();
		const publishing = { reviewer_state: 'requested_changes' };
		expect(scene.writes.map(([, path, , body]) => [path.split('/').at(-1), body])).toEqual([
			['draft_notes', { note: 'Hm' }],
			['bulk_publish', publishing],
		]);
		expect(scene.sent).toHaveLength(3);
		expect(state()).toBe('requested_changes');
	});

	test('does it in another way where an older server has not', async () => {
		scene.gitlab.world.version = '18.11.0-ee';
		expect((await request()).error).toBeUndefined();
		expect(scene.sent).toHaveLength(4);
		expect(state()).toBe('requested_changes');
	});

	test('says why where GitLab keeps it to itself', async () => {
		reviewed.request.reviewers = [];
		const { error } = await request();
		expect(error?.message).toContain('The comments are published, but: Reviewer not found');
	});
});

test('the summary is on no line', async () => {
	await submit({ summary: 'Good' });
	expect(reviewed.request.notes).toEqual([expect.objectContaining({ body: 'Good', type: null })]);
});

describe('the verdict', () => {
	const REVIEW = () => ['POST', `${reviewed.path}/draft_notes/bulk_publish`, {}, null];

	test('comment only leaves it open', async () => {
		await submit({ verdict: 'comment', summary: 'Hm' });
		expect(scene.sent).toEqual([['POST', `${reviewed.path}/draft_notes`, {}, { note: 'Hm' }], REVIEW()]);
		expect(reviewed.request.approvals).toEqual([]);
		expect(reviewed.request.reviews.get(scene.seeded.users.maria.id)).toBe('reviewed');
	});

	test('approves it at the commit that was seen', async () => {
		const { head_sha: sha } = reviewed.refs;
		await submit({ verdict: 'approve', options: { sha } });
		expect(scene.sent).toEqual([REVIEW(), ['POST', `${reviewed.path}/approve`, {}, { sha }]]);
		expect(reviewed.request.approvals.map(({ user }) => user.username)).toEqual(['maria.santos']);
	});

	test.each([
		['its path', () => 'acme/website', 2],
		['its ID, for which the path is asked', () => scene.seeded.projects.website.id, 3],
	])('requests changes in a project by %s', async (_what, project, count) => {
		await submit({ verdict: 'request_changes', project: locator(project()) });
		expect(scene.sent).toHaveLength(count);
		expect(scene.sent.at(-1)).toEqual([
			'POST',
			'/api/graphql',
			{},
			{
				query: expect.stringContaining('mergeRequestRequestChanges') as string,
				variables: { projectPath: 'acme/website', iid: String(reviewed.request.iid) },
			},
		]);
		expect(reviewed.request.reviews.get(scene.seeded.users.maria.id)).toBe('requested_changes');
	});

	test('that is none is refused', async () => {
		const { error } = await submit({ verdict: '={{ "maybe" }}' });
		expect(error?.message).toContain("'Verdict' cannot be 'maybe' here");
		expect(scene.sent).toEqual([]);
	});
});

describe('what GitLab refuses after the comments are published is told with what to do', () => {
	test('an approval at another commit', async () => {
		const { error } = await submit({ verdict: 'approve', summary: 'Good', options: { sha: '0'.repeat(40) } });
		expect(error?.message).toMatch(/^The comments are published, but: /);
		expect(error?.description).toContain('Run it again without a summary');
	});

	test('an approval of the author', async () => {
		scene.token = scene.seeded.developerToken;
		const { error } = await submit({ verdict: 'approve' });
		expect(error?.message).toContain('the user behind the credential cannot approve it');
	});

	test('changes that somebody requests who is no reviewer', async () => {
		reviewed.request.reviewers = [];
		const { error } = await submit({ verdict: 'request_changes' });
		expect(error?.message).toContain('The comments are published, but: Reviewer not found');
		expect(error?.description).toContain("use 'Add Reviewers' first");
	});
});

test('a review whose comment is on a line that is gone is told of, and decides nothing', async () => {
	const position = {
		...reviewed.refs,
		position_type: 'text' as const,
		new_path: 'docs/cart.md',
		old_path: null,
	};
	const nowhere = { ...position, old_line: null, new_line: 77, line_range: null };
	const { maria } = scene.seeded.users;
	draftNotes.add(scene.gitlab.world, maria, reviewed.request, { note: 'Where?', position: nowhere });
	const { error } = await submit({ verdict: 'approve', summary: 'Good' });
	expect(error?.message).toContain('a draft comment may be on a line that is not there');
	expect(reviewed.request.approvals).toEqual([]);
	// The next attempt writes the summary again.
	expect(draftNotes.of(reviewed.request).map(({ note }) => note)).toEqual(['Where?']);
});
