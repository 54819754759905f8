import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { pipelineEnd, question, Waits } from './asking.mjs';
import { setScene } from './scene.ts';
import { startN8n } from './server.mjs';
import { until } from './until.ts';

/** Few for each day; WAITS=200 for what they must survive. */
const MANY = Number(process.env.WAITS ?? 15);
const LONG_MS = 60_000 + MANY * 3_000;

/** What happens in a project GitLab tells all that wait there, so each more costs all others something. */
const IN_ONE_PROJECT = 5;
const PROJECTS = Math.max(3, Math.ceil(MANY / IN_ONE_PROJECT));

/** Neighbors are in one project, so that it has answers and moments of all kinds. */
const placeFor = (places, number) => places[Math.floor((number * PROJECTS) / MANY)];

/** Says how far a long run is; the short one of each day says nothing. */
function stages(places) {
	const from = performance.now();
	return (what) => {
		if (!process.env.WAITS) return;
		const seconds = ((performance.now() - from) / 1_000).toFixed(1);
		const hooks = places.flatMap((place) => place.hooks);
		const paused = hooks.filter((hook) => hook.disabled_until);
		const state = `${hooks.length} webhooks, ${paused.length} of them paused`;
		process.stderr.write(`${seconds.padStart(7)} s  ${what} (${state})\n`);
	};
}

/** As people do it: not all in the same second, for GitLab takes no answer for a failure after ten. */
async function byAndBy(things, act) {
	const left = [...things];
	const worker = async () => {
		for (let thing = left.shift(); thing; thing = left.shift()) await act(thing);
	};
	await Promise.all(Array.from({ length: 4 }, worker));
}

/** On a busy machine SQLite answers more slowly than n8n waits for it; then n8n turns all requests away. */
const env = { DB_PING_TIMEOUT_MS: '60000' };

/** Whether it is the last of each so many. */
const isEach = (nth, at) => at % nth === nth - 1;

function shuffled(things) {
	const left = [...things];
	for (let at = left.length - 1; at > 0; at -= 1) {
		const other = Math.floor(Math.random() * (at + 1));
		[left[at], left[other]] = [left[other], left[at]];
	}
	return left;
}

describe(`${MANY} executions that wait at once`, () => {
	let folder, n8n, scene, waits, port;

	beforeAll(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-waits-'));
		n8n = await startN8n({ folder, env });
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

	const restart = async (whileItIsOff) => {
		await n8n.stop();
		await whileItIsOff();
		await scene.gitlab.settled();
		n8n = await startN8n({ folder, port, env });
	};
	const tokens = new Map();
	const as = async (user, method, at, body) => {
		if (!tokens.has(user)) tokens.set(user, scene.gitlab.world.createToken(user, ['api']));
		const answer = await fetch(`${scene.gitlab.url}/api/v4${at}`, {
			method,
			headers: { 'PRIVATE-TOKEN': tokens.get(user), 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
		return await answer.json();
	};
	const projects = (prefix) => {
		const { world } = scene.gitlab;
		return Array.from({ length: PROJECTS }, (_, at) => {
			const name = `${prefix}-${at + 1}`;
			const project = world.createProject({
				name,
				path: name,
				namespace: scene.project.namespace,
			});
			world.createIssue(project, { author: scene.users.maria, title: 'Ask here' });
			return project;
		});
	};
	const hooksOf = (all) => all.flatMap(({ hooks }) => hooks);
	const send = async ({ url, headers, body }) =>
		await fetch(url, { method: 'POST', headers, body }).then(
			({ status }) => status,
			() => 0,
		);

	it(
		'each goes on once, by the right answer, and leaves no webhook',
		async () => {
			const { gitlab, users } = scene;
			const places = projects('asked');
			const say = stages(places);
			waits = await new Waits(say).open(
				scene,
				question({
					answerFrom: 'users',
					responders: [users.aiko.id],
					message: '=Number {{ $json.query.number }}',
				}),
			);
			const numbers = Array.from({ length: MANY }, (_, number) => number);
			await waits.startAll(
				n8n.url,
				numbers.map((number) => ({ project: placeFor(places, number).id, iid: 1, number })),
			);
			say(`asked ${MANY}`);
			await waits.untilCounts({ waiting: MANY }, LONG_MS);
			say(`waiting ${MANY}`);
			expect(hooksOf(places)).toHaveLength(MANY);
			const asked = places.flatMap((project) =>
				project.issues.get(1).notes.map((note) => ({
					project,
					note,
					number: Number(/^Number (\d+)/.exec(note.body)[1]),
					execution: undefined,
				})),
			);
			const forged = [];
			const answer = async ({ project, note, number }) => {
				const { discussion_id: thread, id } = note;
				const at = `/projects/${project.id}/issues/1`;
				const reply = (user, body) => as(user, 'POST', `${at}/discussions/${thread}/notes`, { body });
				if (isEach(10, number)) await reply(users.jonas, number % 2 ? 'approve' : 'decline');
				if (isEach(10, number + 1)) {
					const [hook] = project.hooks;
					if (hook) {
						const headers = {
							'Content-Type': 'application/json',
							'X-Gitlab-Event': 'Note Hook',
							'X-Gitlab-Token': 'guessed',
						};
						forged.push(
							await send({
								url: hook.url,
								headers,
								body: JSON.stringify({ object_attributes: { note: 'approve' } }),
							}),
						);
					}
				}
				const right = number % 2 ? 'decline' : 'approve';
				if (number % 4 > 1)
					await as(users.aiko, 'POST', `${at}/notes/${id}/award_emoji`, {
						name: number % 2 ? 'thumbsdown' : 'thumbsup',
					});
				else await reply(users.aiko, `${right} ${number}`);
				if (isEach(5, number)) await Promise.all(gitlab.deliveries.slice(-3).map(send));
			};
			const inOrder = shuffled(asked);
			const [early, off] = [Math.floor(MANY * 0.4), Math.floor(MANY * 0.6)];
			const answerAndTell = async (one) => {
				await answer(one);
				await gitlab.settled();
			};
			await byAndBy(inOrder.slice(0, early), answerAndTell);
			say(`answered ${early}`);
			await waits.untilCounts({ success: early }, LONG_MS);
			say(`gone on ${early}; n8n stops`);
			await restart(async () => await Promise.all(inOrder.slice(early, off).map(answer)));
			say(`answered ${off - early} while n8n was off; it is started again`);
			// GitLab pauses webhooks that reach nobody. Whatever the node does next in a project puts that right.
			for (const { id } of places) await waits.start(n8n.url, { project: id, iid: 1, number: -1 });
			await waits.untilCounts({ success: off }, LONG_MS);
			say(`gone on ${off}`);
			await byAndBy(inOrder.slice(off), answerAndTell);
			say(`answered ${MANY}`);
			await waits.untilCounts({ success: MANY }, LONG_MS);
			say(`gone on ${MANY}`);
			expect(await waits.counts()).toEqual({ success: MANY, waiting: places.length });
			for (const { issues } of places) {
				await as(users.maria, 'PUT', `/projects/${issues.get(1).project.id}/issues/1`, {
					state_event: 'close',
				});
			}
			await waits.untilCounts({ success: MANY + places.length }, LONG_MS);

			const all = [...waits.went.values()];
			say(`gone on ${all.length}; ${gitlab.deliveries.length} deliveries, ${forged.length} forged`);
			expect(all).toHaveLength(MANY + places.length);
			expect(all.filter((times) => times.length !== 1)).toEqual([]);
			expect(all.filter(([row]) => row.answer === 'closed')).toHaveLength(places.length);
			const rows = all.filter(([row]) => row.answer !== 'closed');
			const answers = rows.map(([{ answer: ending, user }]) => `${ending} ${user.username}`).sort();
			const wanted = numbers
				.map((number) => `${number % 2 ? 'declined' : 'approved'} ${users.aiko.username}`)
				.sort();
			expect(answers).toEqual(wanted);
			for (const [{ answer: ending, text }] of rows.filter(([{ text }]) => text)) {
				expect(ending).toBe(Number(text.split(' ')[1]) % 2 ? 'declined' : 'approved');
			}
			expect(forged.filter((status) => status >= 200 && status < 300)).toEqual([]);
			await until('no webhook is left', () => !hooksOf(places).length, LONG_MS);
			say('no webhook is left');
			expect(
				asked.filter(({ note, number }) => !note.body.includes(number % 2 ? '**Declined**' : '**Approved**')),
			).toEqual([]);
		},
		LONG_MS * 5,
	);

	it(
		'each goes on once with the right status of its pipeline, whenever that ends, and leaves no webhook',
		async () => {
			const { gitlab, project } = scene;
			const places = projects('built');
			const say = stages(places);
			waits = await new Waits(say).open(scene, pipelineEnd());
			const statuses = ['success', 'failed', 'canceled'];
			const awaited = Array.from({ length: MANY }, (_, number) => {
				const place = placeFor(places, number);
				const pipeline = gitlab.world.createPipeline(place, place.default_branch, { status: 'running' });
				return { place, pipeline, status: statuses[Math.floor(number / 3) % 3], moment: number % 5 };
			});
			const end = ({ pipeline, status }) => gitlab.finishPipeline(pipeline, status);
			const [before, meanwhile, after, off, last] = [0, 1, 2, 3, 4].map((moment) =>
				shuffled(awaited.filter((one) => one.moment === moment)),
			);
			before.forEach(end);
			let isStarting = true;
			const asSoonAsHooked = async () => {
				while (isStarting || meanwhile.some(({ pipeline }) => pipeline.status === 'running')) {
					for (const one of meanwhile.filter(({ pipeline }) => pipeline.status === 'running')) {
						const isHooked = gitlab.requests.some(({ path }) =>
							path.endsWith(`/pipelines/${one.pipeline.id}`),
						);
						if (isHooked && Math.random() < 0.3) end(one);
					}
					await new Promise((later) => setTimeout(later, 20));
				}
			};
			const ending = asSoonAsHooked();
			await waits.startAll(
				n8n.url,
				shuffled(awaited).map(({ place, pipeline }) => ({ project: place.id, pipeline: pipeline.id })),
			);
			isStarting = false;
			await ending;
			say(`started ${MANY}, ended ${before.length} before and ${meanwhile.length} meanwhile`);
			await waits.untilCounts({ success: before.length + meanwhile.length }, LONG_MS);
			say(`gone on ${before.length + meanwhile.length}`);
			const endAndTell = async (one) => {
				end(one);
				await gitlab.settled();
			};
			await byAndBy(after, endAndTell);
			say(`ended ${after.length} that are waited for`);
			await waits.untilCounts(
				{ success: MANY - off.length - last.length, waiting: off.length + last.length },
				LONG_MS,
			);
			say(`gone on ${MANY - off.length - last.length}, waiting ${off.length + last.length}; n8n stops`);
			await restart(async () => off.forEach(end));
			say(`ended ${off.length} while n8n was off; it is started again`);
			let sweeping = 0;
			const workThere = async () => {
				for (const { id } of places) {
					const ended = awaited.find((one) => one.place.id === id && one.pipeline.status !== 'running');
					await waits.start(n8n.url, { project: id, pipeline: ended.pipeline.id });
					sweeping += 1;
				}
			};
			await workThere();
			await byAndBy(last, endAndTell);
			say(`ended ${last.length} more`);
			const goneOn = async () => await waits.untilCounts({ success: MANY + sweeping }, LONG_MS);
			await goneOn().catch(async (error) => {
				// GitLab tells once. What a busy n8n has turned away is seen when the node works there again.
				const isTurnedAway = ({ logs }) => logs.some(({ response_status: status }) => !/^2/.test(status));
				if (!hooksOf(places).every(isTurnedAway)) throw error;
				await workThere();
				await goneOn();
			});

			const all = [...waits.went.values()];
			say(`gone on ${all.length}; ${gitlab.deliveries.length} deliveries`);
			expect(all).toHaveLength(MANY + sweeping);
			expect(all.filter((times) => times.length !== 1)).toEqual([]);
			const wanted = new Map(awaited.map(({ pipeline, status }) => [pipeline.id, status]));
			const got = new Map(all.map(([{ id, status }]) => [id, status]));
			expect(got).toEqual(wanted);
			await until('no webhook is left', () => !hooksOf(places).length, LONG_MS);
			say('no webhook is left');
			expect(project.hooks).toEqual([]);
		},
		LONG_MS * 5,
	);
});
