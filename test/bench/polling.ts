// How much memory the polling trigger takes for 10,000 new comments.
import '../environment';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { credentialsFor, locator } from '../parameters';
import { PollingWorkflow } from '../polling/engine';

/** What comes first: V8 gives a process that is busy for the first time more room for garbage, whatever it does. */
const WARM_UP = 2_000;
const COUNT = 10_000;
const MEGABYTE = 2 ** 20;
/** Cleaning up takes a tenth of a second: more often, and there is time for nothing else. */
const SAMPLE_EVERY_MS = 1_000;

/** A GitLab of one project whose activity is comments, in a process of its own. */
function serve(): void {
	const begin = Date.now();
	let shown = 0;
	const author = { id: 1, username: 'ada', name: 'Ada', avatar_url: null, web_url: 'http://localhost/ada' };
	const event = (id: number) => ({
		...{
			id,
			project_id: 1,
			action_name: 'commented on',
			target_id: id,
			target_type: 'Note',
			author,
			author_id: 1,
		},
		created_at: new Date(begin + 1000 + id).toISOString(),
		note: {
			...{ id, body: `Comment ${id} `.repeat(40), author, system: false, internal: false },
			...{ noteable_type: 'Issue', noteable_id: 7, noteable_iid: 7 },
		},
	});
	const server = createServer(({ url = '' }, response) => {
		const { pathname, searchParams } = new URL(url, 'http://localhost');
		response.setHeader('content-type', 'application/json');
		if (!pathname.endsWith('/events')) {
			const thing = {
				id: 1,
				iid: 7,
				name: 'One',
				path_with_namespace: 'group/one',
				web_url: 'http://localhost/one',
			};
			return response.end(JSON.stringify(thing));
		}
		const first = (Number(searchParams.get('page')) - 1) * 100;
		const count = Math.max(0, Math.min(100, shown - first));
		const isLast = first + 100 >= shown;
		response.setHeader('x-next-page', isLast ? '' : String(first / 100 + 2));
		return response.end(JSON.stringify(Array.from({ length: count }, (_, at) => event(shown - first - at))));
	});
	process.on('message', (more: number) => {
		shown += more;
		process.send?.('shown');
	});
	server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
}

/** What is in use, without the room that V8 and the allocator keep for more: that is in the process's size alone. */
const held = ({ heapUsed, external }: NodeJS.MemoryUsage) => heapUsed + external;

async function measure(): Promise<void> {
	const child = fork(__filename, ['serve']);
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	const credentials = credentialsFor({ url: `http://127.0.0.1:${port}` }, 'glpat-measured-token');
	const workflow = new PollingWorkflow(
		{ authentication: 'accessToken', place: 'project', project: locator('1'), events: ['note_events'] },
		credentials,
	);
	await workflow.activate();
	const tell = async (count: number) => {
		child.send(count);
		await once(child, 'message');
		let polls = 0;
		let told = 0;
		for (let found = 1; found > 0; polls++) {
			found = (await workflow.poll()).length;
			told += found;
			// n8n hands them over to executions.
			workflow.items.length = 0;
		}
		return { polls, told };
	};
	const cold = process.memoryUsage();
	await tell(WARM_UP);
	globalThis.gc?.();
	const before = process.memoryUsage();
	const most = { held: 0, rss: 0 };
	const timer = setInterval(() => {
		// What is garbage says when V8 cleans up, not what the poll holds.
		globalThis.gc?.();
		const usage = process.memoryUsage();
		most.held = Math.max(most.held, held(usage));
		most.rss = Math.max(most.rss, usage.rss);
	}, SAMPLE_EVERY_MS);
	const { polls, told } = await tell(COUNT);
	clearInterval(timer);
	globalThis.gc?.();
	const after = process.memoryUsage();
	const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
	const lines = [
		`process: ${megabytes(before.rss - cold.rss)} MB more after the first ${WARM_UP}`,
		`${told} of ${COUNT} told in ${polls} polls`,
		`heap and buffers in use: most ${megabytes(most.held - held(before))} MB more, ${megabytes(held(after) - held(before))} MB kept`,
		`process: another most ${megabytes(most.rss - before.rss)} MB more`,
		`static data: ${JSON.stringify(workflow.memory).length} bytes`,
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	child.kill();
}

if (process.argv[2] === 'serve') serve();
else void measure();
