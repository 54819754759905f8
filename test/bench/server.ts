import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { World } from '../gitlab';
import { startGitlab } from '../gitlab';
import { deployments } from '../gitlab/resources/deployment';
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

const DELIVERED = 1_000;
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

/** A thousand merge requests that were reviewed and merged, and deployments. */
function deliver(world: World, { groups, users }: Seed, count: number): void {
	const name = `delivered-${count}`;
	const project = world.createProject({ path: name, name, namespace: groups.acme });
	const { aiko, jonas, maria } = users;
	const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
	for (let index = 0; index < DELIVERED; index++) {
		const times = { created_at: at(index), merged_at: at(index + 300), updated_at: at(index + 300) };
		const source_branch = `branch-${index}`;
		const given = { title: `Change ${index}`, source_branch, author: aiko, merge_user: maria, ...times };
		const request = world.createMergeRequest(project, { ...given, state: 'merged' });
		world.createNote(request, jonas, WORDS, { created_at: at(index + 100) });
		request.approvals.push({ user: jonas, approved_at: at(index + 200) });
	}
	const deployed = { environment: 'production', ref: 'main', sha: 'a'.repeat(40), tag: false };
	for (let index = 0; index < count; index++) {
		const times = { created_at: at(index), updated_at: at(index + 400) };
		deployments.add(world, maria, project, { ...deployed, status: 'success', ...times });
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

/** `1000` is a project with so many issues, `deployments=250` one with so many deployments, `people` a group of many. */
async function serve(wanted: string[]): Promise<void> {
	const gitlab = await startGitlab();
	const arranged = seed(gitlab.world);
	for (const each of wanted) {
		const [what, count] = each.split('=');
		if (what === 'people') fillGroup(gitlab.world, arranged);
		else if (count === undefined) fill(gitlab.world, arranged, Number(what));
		else deliver(gitlab.world, arranged, Number(count));
	}
	const kept = new Map<string, Answer>();
	let latency = 0;
	let requests = 0;

	const ask = async (request: IncomingMessage, url: string, body: Buffer<ArrayBuffer>): Promise<Answer> => {
		const { host: _host, connection: _connection, ...headers } = request.headers;
		const answer = await fetch(`${gitlab.url}${url}`, {
			method: request.method,
			headers: headers as Record<string, string>,
			...(body.length && { body }),
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
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		// Nothing that is measured changes anything by GraphQL.
		const isRead = request.method === 'GET' || url.pathname === '/api/graphql';
		const key = `${target} ${body.toString()}`;
		const given = (isRead && kept.get(key)) || (await ask(request, target, body));
		if (isRead) kept.set(key, given);
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

void serve(process.argv.slice(2));
