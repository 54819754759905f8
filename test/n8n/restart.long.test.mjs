import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

describe('a published workflow after n8n was started again', () => {
	let folder, n8n, scene, workflowId;

	const restart = async (whileItIsOff = async () => {}) => {
		const port = Number(new URL(n8n.url).port);
		await n8n.stop();
		await whileItIsOff();
		n8n = await startN8n({ folder, port });
	};
	const runsOnce = async (title) => {
		const { length } = await scene.n8n.executions(workflowId);
		await scene.colleague.open(title);
		await until('it runs', async () => (await scene.n8n.executions(workflowId)).length > length);
	};

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-restarted-'));
		n8n = await startN8n({ folder });
		scene = await setScene(n8n.url);
		workflowId = (await scene.createExample('label-and-answer-merge-requests.json')).id;
		await scene.n8n.publish(workflowId);
	});
	afterAll(async () => {
		await scene?.strike();
		await n8n?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	it('keeps its webhook', async () => {
		const before = scene.project.hooks.map(({ id }) => id);
		await restart();
		await runsOnce('After a restart');
		expect(scene.project.hooks.map(({ id }) => id)).toEqual(before);
	});

	it('gets what GitLab could not deliver while n8n was off, as soon as a delivery comes', async () => {
		const opened = async () => {
			const runs = await scene.n8n.executions(workflowId);
			const items = runs.flatMap(({ output }) => output['Merge request or comment']);
			return items.filter(({ event }) => event === 'merge_request').map((item) => item.merge_request.title);
		};
		const before = await opened();
		const titles = ['Missed first', 'Missed second', 'Missed third'];
		await restart(async () => {
			for (const title of titles) await scene.colleague.open(title);
			await scene.gitlab.settled();
		});
		await runsOnce('The first that comes');
		await until('all have run', async () => (await opened()).length >= before.length + 1 + titles.length);
		const after = (await opened()).slice(before.length);
		expect(after).toHaveLength(1 + titles.length);
		expect(after).toContain('The first that comes');
		// Older versions of n8n look after their webhooks when they start: what was missed then comes first.
		expect(after.filter((title) => title !== 'The first that comes')).toEqual(titles);
	});

	it('can be switched off and on again, even if somebody deleted its webhook meanwhile', async () => {
		await restart();
		scene.project.hooks.splice(0);
		await scene.n8n.unpublish(workflowId);
		await scene.n8n.publish(workflowId);
		expect(scene.project.hooks).toHaveLength(1);
		await runsOnce('After a restart without webhook');
	});
});
