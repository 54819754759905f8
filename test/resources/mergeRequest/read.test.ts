import { useNock } from '../../interceptors';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { FIRST, firstMergeRequest, simpleFirst } from './first';
import { runThere, SERVER, THERE } from './there';

const nock = useNock();

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

describe('get', () => {
	test('tells what is asked for, simplified or not', async () => {
		const options = {
			include_diverged_commits_count: true,
			include_rebase_in_progress: true,
			render_html: true,
		};
		const { json } = await run('get', { options });
		expect(scene.sent).toEqual([
			[
				'GET',
				FIRST,
				{ include_diverged_commits_count: 'true', include_rebase_in_progress: 'true', render_html: 'true' },
				null,
			],
		]);
		expect(json).toEqual([
			{
				...simpleFirst(scene),
				diverged_commits_count: 0,
				rebase_in_progress: false,
				title_html: 'Limit sign-in attempts',
				description_html: expect.stringContaining('<p>') as string,
			},
		]);
	});

	test.each([
		['https://gitlab.com/acme/website/-/merge_requests/1/diffs#note_3', 'url'],
		['!1', 'id'],
	] as const)('finds it by %s', async (value, mode) => {
		const { json } = await run('get', { mergeRequest: locator(value, mode) });
		expect(json).toEqual([simpleFirst(scene)]);
	});
});

describe('changes', () => {
	test('come as an item for each file, up to the limit, as patches where wanted', async () => {
		const { json, items } = await run('getChanges', { limit: 1, options: { unidiff: true } });
		expect(scene.sent).toEqual([
			['GET', `${FIRST}/diffs`, { unidiff: 'true', per_page: '1', page: '1' }, null],
		]);
		expect(json).toHaveLength(1);
		expect(json[0].diff).toMatch(/^--- /);
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	test('come as one file in the field that the user names', async () => {
		const { items } = await run(
			'getChanges',
			{ changesAs: 'file', outputDataField: 'patch', mergeRequest: locator('={{ $json.iid }}') },
			{ input: [{ iid: 1 }, { iid: 2 }] },
		);
		expect(scene.sent.map(([method, path, query]) => [method, path.slice(-12), query])).toEqual([
			['GET', '/1/raw_diffs', {}],
			['GET', '/2/raw_diffs', {}],
		]);
		const text = Buffer.from(items[0].binary?.patch.data ?? '', 'base64').toString();
		expect(text).toContain('diff --git a/src/login.ts b/src/login.ts\nnew file mode 100644\n--- /dev/null');
		expect(items.map(({ json, pairedItem }) => [json.iid, json.file_name, pairedItem])).toEqual([
			[1, 'merge-request-1.diff', { item: 0 }],
			[2, 'merge-request-2.diff', { item: 1 }],
		]);
		expect(items[0].json.file_size).toBe(text.length);
		expect(items[0].binary?.patch).toMatchObject({
			fileName: 'merge-request-1.diff',
			mimeType: 'text/x-diff',
			fileType: 'text',
		});
	});

	test('keep every byte of files in any encoding', async () => {
		const bytes = Buffer.from([0x2b, 0xfc, 0xff, 0x0a]);
		nock(SERVER).get(`${THERE}/raw_diffs`).reply(200, bytes, { 'content-type': 'text/plain' });
		const { items } = await runThere('getChanges', { changesAs: 'file' });
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64')).toEqual(bytes);
	});

	test('need a field for the file', async () => {
		const { error } = await run('getChanges', { changesAs: 'file', outputDataField: '={{ "" }}' });
		expect(error?.message).toBe("'Output Data Field Name' is empty [item 0]");
		expect(scene.sent).toEqual([]);
	});
});

test.each(['getIssuesClosed', 'getRelatedIssues'])(
	'%s keeps issues of other trackers as they are',
	async (operation) => {
		const jira = { id: 'SHOP-12', title: 'Checkout fails' };
		nock(SERVER)
			.get(/closes_issues|related_issues/)
			.reply(200, [jira]);
		const { json } = await runThere(operation);
		expect(json).toEqual([jira]);
	},
);
