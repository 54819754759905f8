import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { CAME_BEFORE, Comments } from './comments';
import { send } from './sending';
import { until } from './until';

const database = path.resolve(process.env.N8N_LOG ?? '', '../../database.sqlite');

/** Keeps n8n from writing to its data base until it is let go. */
async function lockDatabase() {
	const script = `
		const { DatabaseSync } = require('node:sqlite');
		const database = new DatabaseSync(process.argv[1], { timeout: 30_000 });
		database.exec('BEGIN IMMEDIATE');
		process.stdout.write('locked');
		process.stdin.resume().on('end', () => process.exit());`;
	const holder = spawn(process.env.N8N_NODE ?? '', ['--no-warnings', '-e', script, database]);
	await once(holder.stdout, 'data');
	const ended = once(holder, 'close');
	return async () => {
		holder.stdin.end();
		await ended;
	};
}

describe('a delivery that n8n cannot take', () => {
	const comments = new Comments();

	it('starts once when it comes again, although GitLab hung up before n8n failed', async () => {
		const id = await comments.listen({ filters: { minimumRole: 30 } });
		const { hook } = comments;
		const delivery = await comments.toAskAbout();
		const { headers, body } = delivery;
		const statusOfCopy = async () => (await send(hook, headers, body)).status;
		// The execution of the genuine one must not be what n8n cannot store.
		await comments.scene.calm(id);
		const unlock = await lockDatabase();
		try {
			await comments.hangUpWhenAsked(delivery);
			await until('n8n has failed', async () => (await statusOfCopy()) === 500);
		} finally {
			await unlock();
		}
		await until('n8n has it', async () => (await statusOfCopy()) === 200);
		expect(await send(hook, headers, body)).toEqual(CAME_BEFORE);
		expect(await comments.outputs(id)).toHaveLength(1 + 1);
	});
});
