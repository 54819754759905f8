import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';

const scene = new Scene();
const run = scene.runWith({ resource: 'wikiPage', inputDataField: 'data' });
const fileOf = (content: string, fileName: string) => ({
	data: { data: Buffer.from(content).toString('base64'), mimeType: 'image/png', fileName },
});

test.each([
	['a project', { belongsTo: 'project', ...website }, WEBSITE],
	['a group', { belongsTo: 'group', group: locator('acme') }, '/groups/acme'],
])('Upload Attachment puts a file into the wiki of %s', async (_what, place, at) => {
	const { json, error } = await run(
		'uploadAttachment',
		{ ...place, options: { branch: 'drafts' } },
		{ files: [fileOf('pixels', 'plan.png')] },
	);
	expect(error).toBeUndefined();
	const [request] = scene.gitlab.requests;
	expect([request.method, request.path]).toEqual(['POST', `/api/v4${at}/wikis/attachments`]);
	expect(String(request.body)).toContain('name="file"; filename="plan.png"\r\nContent-Type: image/png');
	const file_path = expect.stringMatching(/^uploads\/\w{32}\/plan\.png$/) as string;
	expect(json).toEqual([
		{
			file_name: 'plan.png',
			file_path,
			branch: 'drafts',
			link: { url: file_path, markdown: expect.stringMatching(/^\[plan\]\(uploads/) as string },
		},
	]);
});

test('Upload Attachment takes the file of each of several items', async () => {
	const { json, error } = await run(
		'uploadAttachment',
		{ belongsTo: 'project', ...website },
		{ input: [{}, {}], files: [fileOf('a', 'a.png'), fileOf('b', 'b.png')] },
	);
	expect(error).toBeUndefined();
	expect(json).toMatchObject([
		{ file_name: 'a.png', branch: 'main' },
		{ file_name: 'b.png', branch: 'main' },
	]);
});

test.each([
	['there is no such project', { ...website, project: locator('acme/nowhere') }, /^404 /],
	[
		'there is no such file',
		{ ...website, inputDataField: 'nothing' },
		/is no binary field of the item: nothing/,
	],
])('Upload Attachment says that %s', async (_what, parameters, words) => {
	const { error } = await run(
		'uploadAttachment',
		{ belongsTo: 'project', ...parameters },
		{ files: [fileOf('pixels', 'plan.png')] },
	);
	expect(error?.message).toMatch(words);
});
