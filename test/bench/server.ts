import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { World } from '../gitlab';
import { startGitlab } from '../gitlab';
import { addMembers } from '../gitlab/resources/member';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { LEVEL } from '../gitlab/world/model';

/**
 * The server of the benchmark, in a process of its own: the stand-in, and before it a front that adds latency
 * and keeps what was read once, so that what is measured is the node and never the stand-in.
 */

interface Answer {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
}

/** Headers that the front gives itself. */
const OF_CONNECTION = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

const WORDS = 'the server answers late when many people open the same page at the same time '.repeat(4);

function fill(world: World, { groups, users }: Seed, count: number): void {
	const name = `bench-${count}`;
	const project = world.createProject({ path: name, name, namespace: groups.acme });
	const people = Object.values(users);
	for (let index = 0; index < count; index++) {
		world.createIssue(project, {
			title: `Issue ${index}`,
			description: WORDS,
			author: people[index % people.length],
			assignees: [people[(index + 1) % people.length]],
			labels: [`area-${index % 7}`, `kind-${index % 3}`],
			created_at: new Date(Date.UTC(2020, 0, 1) + index * 60_000).toISOString(),
		} as never);
	}
}

/** A group whose access list is long: 5,000 members, and one in each of its 200 projects. */
function fillGroup(world: World, { users }: Seed): void {
	const group = world.createGroup({ path: 'bench-people', owner: users.maria });
	addMembers(world, group, 4_999);
	for (let at = 0; at < 200; at++) {
		const project = world.createProject({ path: `people-${at}`, namespace: group });
		world.addMember(project, users.tom, LEVEL.developer);
	}
}

async function serve(counts: number[]): Promise<void> {
	const gitlab = await startGitlab();
	const arranged = seed(gitlab.world);
	for (const count of counts) fill(gitlab.world, arranged, count);
	fillGroup(gitlab.world, arranged);
	const kept = new Map<string, Answer>();
	let latency = 0;
	let requests = 0;

	const ask = async (request: IncomingMessage, url: string): Promise<Answer> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { host: _host, connection: _connection, ...headers } = request.headers;
		const answer = await fetch(`${gitlab.url}${url}`, {
			method: request.method,
			headers: headers as Record<string, string>,
			...(chunks.length && { body: Buffer.concat(chunks) }),
		});
		gitlab.requests.length = 0;
		const kept: Record<string, string> = {};
		answer.headers.forEach((value, name) => {
			if (!OF_CONNECTION.has(name)) kept[name] = value;
		});
		return { status: answer.status, headers: kept, body: Buffer.from(await answer.arrayBuffer()) };
	};

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const url = new URL(request.url ?? '/', gitlab.url);
		if (url.pathname === '/bench') {
			latency = Number(url.searchParams.get('latency') ?? latency);
			response.end(JSON.stringify({ requests, memory: process.memoryUsage().rss }));
			requests = 0;
			return;
		}
		requests++;
		const early = latency ? wait(latency) : undefined;
		// Both nodes mean the same list, one of them says so.
		url.searchParams.delete('scope');
		const target = `${url.pathname}${url.search}`;
		const known = request.method === 'GET' ? kept.get(target) : undefined;
		const given = known ?? (await ask(request, target));
		if (request.method === 'GET') kept.set(target, given);
		await early;
		response.writeHead(given.status, { ...given.headers, 'content-length': given.body.length });
		response.end(given.body);
	};

	const front = createServer((request, response) => void answer(request, response));
	front.keepAliveTimeout = 60_000;
	front.listen(0, '127.0.0.1', () => {
		const { port } = front.address() as AddressInfo;
		process.send?.({ url: `http://127.0.0.1:${port}`, token: arranged.token });
	});
	process.once('disconnect', () => process.exit(0));
}

void serve(process.argv.slice(2).map(Number));
