import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startGitlab } from '../gitlab/index.ts';
import { seed } from '../gitlab/seed.ts';
import { Editor } from './browser.ts';
import { CommunityNodes } from './community-nodes.ts';
import { Feedback } from './feedback.ts';
import { makeFirstOutput } from './first-output.ts';
import { isOlderThan } from './older.ts';
import { packVersions } from './pack.mjs';
import { startRegistry } from './registry.mjs';
import { N8n } from './rest.ts';
import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

const LONG = 300_000;
const PREVIOUS = '0.0.9';
const NODE = 'Get many issues';

// The pages are clicked through as the pinned version of n8n has them.
(isOlderThan('2.41') ? describe.skip : describe)('the package as a user installs it', () => {
	let folder, previous, newest, registry, n8n, gitlab, editor, feedback, settings, scene, published, tried;

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
		[previous, newest] = packVersions(PREVIOUS);
		registry = await startRegistry([previous], folder);
		// As users have it: n8n also asks for its list of verified packages, here in vain.
		const env = { ...registry.env, N8N_VERIFIED_PACKAGES_ENABLED: 'true' };
		n8n = await startN8n({ isInstalled: false, env });
		gitlab = await startGitlab();
		await N8n.logIn(n8n.url);
		editor = await Editor.open(n8n.url);
		feedback = await Feedback.in(editor.page);
		settings = new CommunityNodes(editor.page, feedback, n8n.url);
	}, LONG);
	afterAll(async () => {
		await editor?.close();
		await scene?.strike();
		await gitlab?.close();
		await n8n?.stop();
		await registry?.close();
		if (folder) rmSync(folder, { recursive: true, force: true });
		if (feedback) process.stdout.write(`How long each step was without an answer:\n${feedback}\n`);
	}, LONG);

	const hooks = () => scene.project.hooks.map(({ id }) => id);

	it(
		'is installed by Settings → Community nodes, and gives its first output',
		async () => {
			await settings.open();
			await settings.install(previous.manifest.name);
			await settings.card.getByText(`v${PREVIOUS}`).waitFor();
			await makeFirstOutput(editor, feedback, { server: gitlab.url, accessToken: seed(gitlab.world).token });
			await editor.picture('first-output');
			[tried] = /(?<=workflow\/)\w+/.exec(editor.page.url());
		},
		LONG,
	);

	it(
		'is upgraded by the button Update: what is published stays so and is started, credentials are there',
		async () => {
			scene = await setScene(n8n.url);
			published = await scene.createExample('label-and-answer-merge-requests.json');
			await scene.n8n.publish(published.id);
			const [before, hooksBefore] = [await scene.n8n.workflow(published.id), hooks()];
			registry.publish(newest);

			await settings.open();
			await settings.update();
			await settings.card.getByText(`v${newest.manifest.version}`).waitFor();
			await editor.picture('updated');

			const after = await scene.n8n.workflow(published.id);
			expect(after.activeVersionId).toBe(before.activeVersionId);
			expect(after.nodes).toEqual(before.nodes);
			expect(hooks()).toEqual(hooksBefore);
			await scene.colleague.open('After the upgrade');
			await until('it has run', async () => (await scene.n8n.executions(published.id)).length > 0);
			const [{ status, error }] = await scene.n8n.executions(published.id);
			expect({ status, error }).toEqual({ status: 'success', error: undefined });
			expect(await scene.n8n.testCredential(scene.credential)).toMatchObject({ status: 'OK' });
		},
		LONG,
	);

	it(
		'is removed: no webhook stays of what was switched off before, and workflows say what they lack',
		async () => {
			await scene.calm(published.id);
			await scene.n8n.unpublish(published.id);
			expect(hooks()).toEqual([]);
			await settings.open();
			await settings.uninstall();
			await editor.openWorkflow(tried);
			await editor.picture('missing-on-canvas');
			await editor.openNode(NODE);
			await editor.page.getByText('Install this node to use it').first().waitFor();
			await editor.picture('missing');
			await editor.closeNode();
		},
		LONG,
	);

	it(
		'comes back with all parameters when it is installed again',
		async () => {
			await settings.open();
			await settings.install(newest.manifest.name);
			await editor.openWorkflow(tried);
			await editor.openNode(NODE);
			expect(await editor.chosen('project')).toBe('Acme / Website');
			await editor.page.getByTestId('node-execute-button').click();
			await editor.page.getByTestId('output-panel').getByText('16 items').waitFor();
			await editor.picture('installed-again');
		},
		LONG,
	);

	it('leaves nobody without an answer for a second, at any step', () => {
		expect(feedback.steps.length).toBeGreaterThan(30);
		expect(feedback.unanswered()).toEqual([]);
	});
});
