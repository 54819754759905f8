import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { isOlderThan } from './older.ts';
import { packVersions } from './pack.mjs';
import { startRegistry } from './registry.mjs';
import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

const LONG = 300_000;
const PREVIOUS = '0.0.9';

// The list came with n8n 2.21.
(isOlderThan('2.21') ? describe.skip : describe)("the package on the list in n8n's environment", () => {
	let folder, home, previous, newest, registry, n8n, scene, workflowId;

	const entry = ({ manifest: { name, version } }) => ({
		name,
		version,
		checksum: registry.integrity(version),
	});
	/** Starts n8n, again if it runs, with what stands on the list; without a checksum it may install nothing. */
	const startWith = async (list) => {
		const port = n8n && Number(new URL(n8n.url).port);
		await n8n?.stop();
		const env = {
			...registry.env,
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
			N8N_COMMUNITY_PACKAGES_MANAGED_BY_ENV: 'true',
			N8N_COMMUNITY_PACKAGES: JSON.stringify(list),
		};
		n8n = await startN8n({ folder: home, port, isInstalled: false, env });
	};
	const runs = async () => (await scene.n8n.executions(workflowId)).length;
	const startsOn = async (title) => {
		const before = await runs();
		await scene.colleague.open(title);
		await until('it has run', async () => (await runs()) > before);
		expect((await scene.n8n.executions(workflowId)).at(-1)).toMatchObject({ status: 'success' });
		await scene.calm(workflowId);
	};

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
		home = mkdtempSync(path.join(tmpdir(), 'n8n-listed-'));
		[previous, newest] = packVersions(PREVIOUS);
		registry = await startRegistry([previous, newest], folder);
	}, LONG);
	afterAll(async () => {
		await scene?.strike();
		await n8n?.stop();
		await registry?.close();
		for (const each of [folder, home]) if (each) rmSync(each, { recursive: true, force: true });
	}, LONG);

	it(
		'is installed when n8n starts, though unverified packages are not allowed',
		async () => {
			await startWith([entry(previous)]);
			scene = await setScene(n8n.url);
			expect(await scene.n8n.packages()).toEqual([`${previous.manifest.name}@${PREVIOUS}`]);
			workflowId = (await scene.createExample('label-and-answer-merge-requests.json')).id;
			await scene.n8n.publish(workflowId);
			await startsOn('Installed by the list');
		},
		LONG,
	);

	it(
		'is not upgraded to a package of another checksum, and goes on as it is',
		async () => {
			await startWith([{ ...entry(newest), checksum: entry(previous).checksum }]);
			expect(n8n.log()).toMatch(/Failed to update community package .* checksum/i);
			expect(await scene.n8n.packages()).toEqual([`${previous.manifest.name}@${PREVIOUS}`]);
			await startsOn('After an upgrade that was refused');
		},
		LONG,
	);

	it(
		'is upgraded when the list names another version, and what is published stays so',
		async () => {
			const hooks = scene.project.hooks.map(({ id }) => id);
			await startWith([entry(newest)]);
			const { name, version } = newest.manifest;
			expect(await scene.n8n.packages()).toEqual([`${name}@${version}`]);
			expect(scene.project.hooks.map(({ id }) => id)).toEqual(hooks);
			await startsOn('After the upgrade');
		},
		LONG,
	);

	it(
		'is removed when the list does not name it',
		async () => {
			await scene.n8n.unpublish(workflowId);
			await startWith([]);
			expect(await scene.n8n.packages()).toEqual([]);
			expect(n8n.log()).toContain(`Removed community package '${newest.manifest.name}'`);
			expect(scene.project.hooks).toEqual([]);
		},
		LONG,
	);
});
