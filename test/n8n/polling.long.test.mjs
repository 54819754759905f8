import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Editor } from './browser.ts';
import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';

const NAME = 'GitLab DevOps Polling Trigger';
/** n8n refuses a star for the seconds. */
const EVERY_FEW_SECONDS = Array.from({ length: 20 }, (_, at) => at * 3).join();
/** On a busy machine n8n starts more slowly than tests usually may. */
const STARTING = 240_000;

function asking({ credential, project }, parameters = {}) {
	return {
		name: 'Ask',
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: 'polling',
				name: NAME,
				type: 'n8n-nodes-gitlab-devops.gitlabPollingTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					pollTimes: { item: [{ mode: 'custom', cronExpression: `${EVERY_FEW_SECONDS} * * * * *` }] },
					authentication: 'accessToken',
					place: 'project',
					project: { __rl: true, mode: 'id', value: String(project.id) },
					events: ['note_events'],
					...parameters,
				},
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			},
		],
		connections: {},
	};
}

const comment = ({ gitlab, project, users }, body) => {
	const [issue] = project.issues.values();
	return gitlab.world.createNote(issue, users.aiko, body);
};

describe('the polling trigger in a real n8n', () => {
	let folder, server, scene;

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-polling-'));
		server = await startN8n({ folder });
		scene = await setScene(server.url);
	}, STARTING);
	afterAll(async () => {
		await scene?.strike();
		await server?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	it('gives the newest thing as a sample, when the step is run by hand', async () => {
		const { id } = await scene.create(asking(scene));
		comment(scene, 'newest');
		const { output } = await scene.n8n.run(id, NAME);
		expect(output[NAME]).toEqual([
			expect.objectContaining({ comment: expect.objectContaining({ text: 'newest' }) }),
		]);
		expect((await scene.n8n.workflow(id)).staticData ?? {}).toEqual({});
		await scene.clear();
	});

	it('shows in the editor what is asked, where and when', async () => {
		const more = { events: ['note_events', 'merge_requests_events', 'todo_events'] };
		const { id } = await scene.create(asking(scene, more));
		const editor = await Editor.open(scene.n8n.url);
		try {
			await editor.openWorkflow(id);
			expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
			await editor.openNode(NAME);
			const panel = await editor.page.getByTestId('ndv').innerText();
			for (const label of [
				'Poll Times',
				'Where',
				'Project',
				'Trigger On',
				'Comments On',
				'Filters',
				'Options',
			])
				expect(panel).toContain(label);
			await editor.picture('polling');
		} finally {
			await editor.close();
		}
		await scene.clear();
	});
});
