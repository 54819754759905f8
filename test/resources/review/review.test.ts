import type { IDataObject } from 'n8n-workflow';
import { draftNotes } from '../../gitlab/resources/draftNote';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { Reviewed } from './reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);

const submit = async (parameters: IDataObject = {}) =>
	await scene.run({ resource: 'mergeRequest', operation: 'submitReview', ...reviewed.place, ...parameters });

const REVIEWS = ['comment', 'approve', 'request_changes'] as const;

/** Twenty comments on lines, written in one run. */
async function writeTwenty(): Promise<void> {
	const input = Array.from({ length: 20 }, (_, at) => ({ line: at + 1 }));
	const { error } = await scene.run(
		{
			resource: 'draftComment',
			operation: 'create',
			...reviewed.place,
			body: '=Line {{ $json.line }}',
			positionAs: 'line',
			filePath: 'src/cart.ts',
			line: '={{ $json.line }}',
		},
		{ input },
	);
	expect(error).toBeUndefined();
}

test.each(REVIEWS)(
	'a review of twenty comments takes 24 requests and sends one mail: %s',
	async (verdict) => {
		await writeTwenty();
		const { json } = await submit({ verdict });
		expect(json).toEqual([{ iid: reviewed.request.iid, verdict, published: true }]);
		expect(scene.sent.length).toBeLessThanOrEqual(24);
		expect(scene.gitlab.world.mails).toEqual([
			{ about: 'review', notes: reviewed.request.notes.map(({ id }) => id) },
		]);
		expect(reviewed.request.notes.map(({ body }) => body)).toEqual(
			Array.from({ length: 20 }, (_, at) => `Line ${at + 1}`),
		);
	},
);

test('the summary is one comment more of the same review', async () => {
	await writeTwenty();
	await submit({ verdict: 'approve', summary: 'Good, but for some lines' });
	expect(scene.sent.length).toBeLessThanOrEqual(25);
	expect(scene.gitlab.world.mails).toHaveLength(1);
	expect(reviewed.request.notes.at(-1)).toMatchObject({ body: 'Good, but for some lines', type: null });
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
