import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { question, Waits } from './asking.mjs';
import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

describe('an execution that waits for an answer in GitLab', () => {
	let folder, n8n, scene, waits, port;

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-waiting-'));
		n8n = await startN8n({ folder });
		port = Number(new URL(n8n.url).port);
		scene = await setScene(n8n.url);
	}, 180_000);
	afterEach(async () => {
		await waits?.close();
		waits = undefined;
	});
	afterAll(async () => {
		await scene?.strike();
		await n8n?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	const restart = async (whileItIsOff = async () => {}) => {
		await n8n.stop();
		await whileItIsOff();
		n8n = await startN8n({ folder, port });
	};
	const as = async (user, method, at, body) => {
		const token = scene.gitlab.world.createToken(user, ['api']);
		const answer = await fetch(`${scene.gitlab.url}/api/v4${at}`, {
			method,
			headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
		return await answer.json();
	};
	const issue = () => scene.project.issues.get(1);
	const AT = () => `/projects/${scene.project.id}/issues/1`;
	const reply = async (user, body, note = issue().notes.at(-1)) =>
		await as(user, 'POST', `${AT()}/discussions/${note.discussion_id}/notes`, { body });
	const start = async (more) => {
		waits = await new Waits().open(scene, question(more));
		await waits.start(n8n.url, { project: scene.project.id, iid: 1, number: 1 });
		await waits.untilCounts({ waiting: 1 });
	};
	const toPeople = () => ({ answerFrom: 'users', responders: [scene.users.aiko.id] });
	const went = async () => {
		await until('it goes on', () => waits.went.size, 60_000);
		return [...waits.went.values()];
	};

	it('goes on with the answer of whom it asked', async () => {
		await start(toPeople());
		expect(scene.project.hooks).toHaveLength(1);
		await reply(scene.users.tom, 'approve');
		await reply(scene.users.aiko, 'approve, thanks');
		expect(await went()).toEqual([
			[expect.objectContaining({ answer: 'approved', text: 'approve, thanks' })],
		]);
		await waits.untilCounts({ success: 1 });
		await until('the webhook is gone', () => !scene.project.hooks.length);
	});

	it('goes on after n8n was started again, also with what was said while it was off', async () => {
		await start(toPeople());
		const asked = issue().notes.at(-1);
		await restart(async () => {
			await reply(scene.users.aiko, 'decline', asked);
			await scene.gitlab.settled();
		});
		expect(waits.went.size).toBe(0);
		// Whatever GitLab tells one that waits lets all others in that project look.
		await waits.start(n8n.url, { project: scene.project.id, iid: 1, number: 2 });
		expect(await went()).toEqual([[expect.objectContaining({ answer: 'declined' })]]);
		await waits.untilCounts({ waiting: 1 });
		await reply(scene.users.aiko, 'approve');
		await waits.untilCounts({ success: 2 });
		await until('no webhook is left', () => !scene.project.hooks.length);
	}, 180_000);

	it('goes on by the button of the page behind its link, not because the page was opened', async () => {
		await start({ answerFrom: 'link' });
		expect(scene.project.hooks).toEqual([]);
		const { body, internal } = issue().notes.at(-1);
		expect(internal).toBe(true);
		const link = /\]\((http[^)]+)\)/.exec(body)[1];
		const page = await fetch(link);
		expect(page.headers.get('content-type')).toMatch(/^text\/html/);
		expect(await page.text()).toContain('<button class="yes" name="answer" value="approve">');
		expect(await waits.counts()).toEqual({ waiting: 1 });
		const forged = await fetch(`${link.slice(0, -4)}0000`, {
			method: 'POST',
			body: new URLSearchParams({ answer: 'approve' }),
		});
		expect(forged.status).toBe(401);
		const answered = await fetch(link, {
			method: 'POST',
			body: new URLSearchParams({ answer: 'decline', text: 'Not on Friday' }),
		});
		expect(await answered.text()).toContain('Your answer has arrived: declined.');
		expect(await went()).toEqual([
			[expect.objectContaining({ answer: 'declined', text: 'Not on Friday', user: null })],
		]);
		await until('the comment shows it', () => issue().notes.at(-1).body.includes('❌ **Declined**'));
	});
});
