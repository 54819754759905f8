import { addMetricImage } from '../../gitlab/resources/metricImage';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { requestsTo } from '../operations';

const scene = new Scene();
const on = { ...website, issue: locator('2') };
const run = scene.runWith({ resource: 'issue', ...on });
const { list, remove } = requestsTo(`${WEBSITE}/issues/2/metric_images`);
const fileOf = (content: string, fileName: string) => ({
	data: { data: Buffer.from(content).toString('base64'), mimeType: 'image/png', fileName },
});
const add = (filename: string) => addMetricImage(scene.gitlab.world, scene.issue(2), { filename });

beforeEach(() => {
	scene.issue(2).issue_type = 'incident';
});

describe('Add Metric Image', () => {
	test('sends the file, its link and its text in a form', async () => {
		const { json, error } = await run(
			'addMetricImage',
			{
				inputDataField: 'data',
				additionalFields: { url: 'https://monitoring.example.com/d/1', url_text: 'Requests a second' },
			},
			{ files: [fileOf('pixels', 'load.png')] },
		);
		expect(error).toBeUndefined();
		const [request] = scene.gitlab.requests;
		expect([request.method, request.path]).toEqual(['POST', `/api/v4${WEBSITE}/issues/2/metric_images`]);
		expect(request.headers['content-type']).toMatch(/^multipart\/form-data/);
		expect(String(request.body)).toContain('name="file"; filename="load.png"\r\nContent-Type: image/png');
		expect(json).toEqual([
			{
				id: 1,
				created_at: expect.any(String) as string,
				filename: 'load.png',
				file_path: '/uploads/-/system/issuable_metric_image/file/1/load.png',
				url: 'https://monitoring.example.com/d/1',
				url_text: 'Requests a second',
			},
		]);
	});

	test('takes the file of each of several items', async () => {
		const { json, error } = await run(
			'addMetricImage',
			{ inputDataField: 'data' },
			{ input: [{}, {}], files: [fileOf('a', 'a.png'), fileOf('b', 'b.png')] },
		);
		expect(error).toBeUndefined();
		expect(json.map(({ filename }) => filename)).toEqual(['a.png', 'b.png']);
	});

	test.each([
		['an issue that is no incident', { issue: locator('1') }, /^403 /],
		['a field without a file', { inputDataField: 'nothing' }, /is no binary field of the item: nothing/],
	])('is refused for %s', async (_what, parameters, words) => {
		const { error } = await run(
			'addMetricImage',
			{ inputDataField: 'data', ...parameters },
			{ files: [fileOf('pixels', 'load.png')] },
		);
		expect(error?.message).toMatch(words);
	});
});

describe('Get Metric Images', () => {
	test('gives those of the incident, up to the limit', async () => {
		add('load.png');
		add('errors.png');
		const { json, error } = await run('getMetricImages');
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([list('')]);
		expect(json).toMatchObject([
			{ id: 1, filename: 'load.png' },
			{ id: 2, filename: 'errors.png' },
		]);
		expect((await run('getMetricImages', { limit: 1 })).json).toHaveLength(1);
	});

	test('says that the edition has none', async () => {
		scene.gitlab.world.premium = false;
		expect((await run('getMetricImages')).error?.message).toMatch(/^403 /);
	});
});

describe('Delete Metric Image', () => {
	test('takes the image away, once', async () => {
		add('load.png');
		const { json, error } = await run('deleteMetricImage', { metricImage: locator('1') });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([remove('/1')]);
		expect(json).toEqual([{ deleted: true }]);
		const again = await run('deleteMetricImage', { metricImage: locator('1') });
		expect(again.error?.message).toMatch(/^404 /);
	});

	test('is chosen from those of the incident', async () => {
		add('load.png');
		add('errors.png');
		const where = { resource: 'issue', operation: 'deleteMetricImage', ...on };
		const { results } = await scene.search('searchMetricImages', where);
		expect(results).toEqual([
			{ name: 'load.png', value: '1' },
			{ name: 'errors.png', value: '2' },
		]);
		expect((await scene.search('searchMetricImages', where, 'err')).results).toMatchObject([{ value: '2' }]);
		const none = { ...where, issue: locator('') };
		expect(await scene.search('searchMetricImages', none)).toEqual({ results: [] });
	});
});
