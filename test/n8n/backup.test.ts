import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const PACKAGE = { resource: 'package', packageName: 'backup', packageVersion: '1.0.0' };

describe('a workflow that keeps things safe: items as files of one commit, and an archive as a package', () => {
	let scene: Scene;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { project, credential } = scene;
		const at = { project: byId(String(project.id)) };
		const node = (name: string, parameters: object) =>
			actionNode(name, credential, { ...at, ...parameters } as never);
		const issues = { resource: 'issue', operation: 'getMany', limit: 5 };
		const commit = {
			...{ resource: 'commit', operation: 'create', commits: 'one', branch: byId('backup') },
			...{ commit_message: 'Back up issues', additionalFields: { start: 'main' } },
			files: {
				values: [
					{
						...{ action: 'createOrUpdate', file_path: '=issues/{{ $json.iid }}.md', contentFrom: 'text' },
						content: '={{ $json.title }}',
					},
				],
			},
		};
		const archive = [
			node('Archive', {
				...{ resource: 'repository', operation: 'downloadArchive', ref: byId('backup'), format: 'zip' },
				outputDataField: 'archive',
			}),
			node('Store', { ...PACKAGE, operation: 'uploadFile', inputDataField: 'archive' }),
			node('Fetch', {
				...PACKAGE,
				...{ operation: 'downloadFile', fileName: '={{ $json.file_name }}', outputDataField: 'data' },
			}),
			node('Attach', {
				...{ resource: 'project', operation: 'uploadFile', inputDataField: 'data' },
			}),
		];
		const workflow = chained('Backup', [
			[node('Issues', issues), node('Backup', commit)],
			[node('Issues once more', issues), node('Nothing new', commit)],
			archive,
		]);
		seen = await scene.n8n.run((await scene.create(workflow)).id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('all items are one commit, and none where nothing has changed', () => {
		const [{ created }] = seen.output.Backup;
		expect(seen.output.Backup).toEqual([expect.objectContaining({ committed: true })]);
		expect(created).toHaveLength(5);
		expect(seen.output['Nothing new']).toEqual([
			expect.objectContaining({ committed: false, left_alone: created }),
		]);
		expect(scene.project.branches.get('backup')?.commits[0].message).toBe('Back up issues');
	});

	it('the archive that comes back is the one that went up', () => {
		const [{ file_size }] = seen.output.Archive;
		expect(Number(file_size)).toBeGreaterThan(0);
		expect(seen.output.Store).toEqual([expect.objectContaining({ size: file_size })]);
		expect(seen.output.Fetch).toEqual([expect.objectContaining({ file_size })]);
		expect(seen.output.Attach).toEqual([
			expect.objectContaining({ markdown: expect.stringContaining('.zip') as string }),
		]);
	});
});
