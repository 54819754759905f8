import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

const NAME = 'GitLab DevOps Polling Trigger';
/** n8n asks once a minute, not more often, and may be busy. */
const LONG = 100_000;
/** A server that starts twice takes longer than tests usually may. */
const STARTING = 500_000;

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
					pollTimes: { item: [{ mode: 'everyMinute' }] },
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

async function texts({ n8n }, id) {
	const executions = await n8n.executions(id);
	const items = executions.flatMap(({ output }) => output[NAME] ?? []);
	return items.map((item) => String(item.comment?.text));
}

const untilTold = async (scene, id, wanted) =>
	await until(
		`n8n has told ${wanted.join()}`,
		async () => JSON.stringify((await texts(scene, id)).sort()) === JSON.stringify([...wanted].sort()),
		LONG,
	);

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

	it(
		'starts the workflow, survives a crash, and goes on when its credential works again',
		async () => {
			const { gitlab, credential } = scene;
			const { id } = await scene.create(asking(scene));
			comment(scene, 'before');
			await scene.n8n.publish(id);
			comment(scene, 'first');
			await untilTold(scene, id, ['first']);

			await server.kill();
			comment(scene, 'while n8n was away');
			server = await startN8n({ folder, port: Number(new URL(server.url).port) });
			await untilTold(scene, id, ['first', 'while n8n was away']);

			const token = String(credential.data.accessToken);
			const known = gitlab.world.tokens.get(token);
			gitlab.world.tokens.delete(token);
			comment(scene, 'while the token was revoked');
			await until(
				'n8n shows why',
				async () => (await scene.n8n.executions(id)).some(({ error }) => error?.includes('revoked')),
				LONG,
			);
			if (known) gitlab.world.tokens.set(token, known);
			comment(scene, 'last');
			await untilTold(scene, id, ['first', 'while n8n was away', 'while the token was revoked', 'last']);
			await scene.clear();
		},
		STARTING,
	);
});
