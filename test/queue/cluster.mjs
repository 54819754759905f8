import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { freePort, startN8n } from '../n8n/server.mjs';
import { startPostgres, startRedis } from './databases.mjs';
import { ownUsage, usageBelow } from './usage.mjs';

const environment = (postgres, redis) => ({
	EXECUTIONS_MODE: 'queue',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'n8n',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	// As n8n recommends with separate webhook processes.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	// n8n finds out what a crash has stranded, every minute instead of every three hours.
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
});

/** One process of n8n, in a folder of its own as on a machine of its own, that can crash and come back. */
async function member(command, env, webhookUrl) {
	const folder = mkdtempSync(path.join(tmpdir(), `n8n-${command}-`));
	const port = await freePort();
	const settings = { folder, port, command, webhookUrl };
	const start = async () =>
		await startN8n({ ...settings, env: { ...env, QUEUE_HEALTH_CHECK_PORT: String(port) } });
	let running;
	const stop = async () => {
		await running?.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	};
	return {
		url: `http://127.0.0.1:${port}`,
		start: async () => {
			running = await start();
		},
		kill: async () => await running.kill(),
		usage: () => usageBelow(running.keeperId),
		log: () => running?.log() ?? '',
		stop,
	};
}

/**
 * n8n in queue mode: a main, two workers and a webhook process, with their own PostgreSQL and Redis.
 *
 * @param more settings of n8n's beside those that the parts need to work together
 */
export async function startCluster(programs, more = {}) {
	const stops = [];
	const stop = async () => {
		for (const one of stops.reverse()) await one();
	};
	const keep = (one) => {
		stops.push(one.stop);
		return one;
	};
	try {
		const postgres = keep(await startPostgres(programs));
		const redis = keep(await startRedis(programs));
		const env = { ...environment(postgres, redis), ...more };
		const webhook = keep(await member('webhook', env));
		const main = keep(await member('start', env, webhook.url));
		const workers = [keep(await member('worker', env)), keep(await member('worker', env))];
		// The main process makes the tables; the others need them.
		await main.start();
		for (const one of [...workers, webhook]) await one.start();
		const usages = () => ({
			main: main.usage(),
			'worker 1': workers[0].usage(),
			'worker 2': workers[1].usage(),
			webhook: webhook.usage(),
			PostgreSQL: usageBelow(postgres.keeperId),
			Redis: usageBelow(redis.keeperId),
			'sender and GitLab': ownUsage(),
		});
		return { main, workers, webhook, query: postgres.query, usages, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
