import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { Gitlab as GitlabNode } from '../../nodes/Gitlab/Gitlab.node';
import type { Credentials } from '../engine';
import { callList, runGitlab } from '../engine';
import type { Gitlab, RecordedRequest } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';
import { cases as searches } from '../search/cases';
import { FILES, tryOut } from './attempts';
import { isGraphql } from './graphql';
import type { Hole } from './replay';
import { holesIn, isMarkable, Replay } from './replay';
import { Worlds } from './worlds';

/** What no sentence for people says: words of the engine, or values that are none. */
const NONSENSE =
	/cannot (?:read|convert|destructure|use)|is not (?:iterable|a function|defined)|undefined|\bnull\b|\bNaN\b|\[object/i;
/** Which of an operation's choices are tried: with all fields filled in, and then what is left with none. */
const ROUNDS = [1, 0];

// What is waited for is there at once, or never: the answers are those of before. The clock goes on by what is slept.
jest.mock('n8n-workflow', () => {
	const now = Date.now;
	let slept = 0;
	Date.now = () => now() + slept;
	const sleep = async (milliseconds: number) => {
		slept += milliseconds;
		await new Promise((resolve) => setImmediate(resolve));
	};
	return { ...jest.requireActual<object>('n8n-workflow'), sleep };
});

const { methods } = new GitlabNode();
let gitlab: Gitlab;
let credentials: Credentials;
let seeded: Seed;
let token: string;
let replay: Replay;
let worlds: Worlds;

beforeAll(async () => {
	replay = await Replay.start();
	worlds = await Worlds.open();
});
afterAll(async () => {
	await replay.stop();
	await worlds.close();
});

beforeEach(async () => {
	gitlab = await startGitlab();
	seeded = seed(gitlab.world);
	({ token } = seeded);
	credentials = credentialsFor(gitlab, token);
});

afterEach(async () => await gitlab.close());

/** The same credentials, for the server that gives the answers again. */
const forReplay = () => credentialsFor(replay, token);

/** Runs something and gives what it asked GitLab. */
async function recorded(use: () => Promise<unknown>): Promise<RecordedRequest[]> {
	const before = gitlab.requests.length;
	await use();
	return gitlab.requests.slice(before);
}

const nameOf = ({ request, way }: Hole) => `${request.method} ${request.path}: ${way.join('.')}`;

/** Runs an operation once for each hole, and gives what it said or gave that makes no sense. */
async function nonsenseOf(parameters: IDataObject, requests: RecordedRequest[], holes: Hole[]) {
	replay.play(requests, holes);
	const input = holes.map((_, at) => ({ website: `acme/website-${at}`, acme: `acme-${at}` }));
	const marked = {
		...parameters,
		...('project' in parameters && { project: locator('={{ $json.website }}') }),
		...('group' in parameters && { group: locator('={{ $json.acme }}') }),
	};
	const { items, error } = await runGitlab(marked, {
		credentials: forReplay(),
		input,
		files: input.map(() => FILES),
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	const wrong = items.filter(
		({ json }) => NONSENSE.test(String(json.error ?? '')) || Object.values(json).includes(undefined),
	);
	return [
		...wrong.map(({ json, pairedItem }) => [
			nameOf(holes[(pairedItem as { item: number }).item]),
			json.error ?? json,
		]),
		...replay.asked.filter((path) => NONSENSE.test(path)),
	];
}

async function tryHoles(
	resource: Resource,
	operation: Operation,
	{ round, tried }: { round: number; tried: Set<string> },
): Promise<unknown[]> {
	const attempts = await tryOut(worlds, { resource, operation, round, optional: () => round > 0 });
	const { parameters, asked: requests } = attempts[attempts.length - 1];
	const holes = holesIn(requests).filter((hole) => !tried.has(nameOf(hole)));
	holes.forEach((hole) => tried.add(nameOf(hole)));
	const marked = operation.inList ? [] : holes.filter(isMarkable);
	const wrong = await nonsenseOf(parameters, requests, marked);
	for (const hole of holes.filter((each) => !marked.includes(each)))
		wrong.push(...(await nonsenseOf(parameters, requests, [hole])));
	return wrong;
}

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, resource, operation] as const),
);

describe('whatever GitLab leaves null, no operation breaks', () => {
	test.each(operations)('%s: %s', async (_resource, _operation, resource, operation) => {
		const [wrong, tried] = [[] as unknown[], new Set<string>()];
		for (const round of ROUNDS) wrong.push(...(await tryHoles(resource, operation, { round, tried })));
		expect(wrong).toEqual([]);
	});
});

describe('whatever GitLab leaves null, no list of the editor breaks', () => {
	const lists = [
		...Object.keys(methods.listSearch).map((method) => ['listSearch', method] as const),
		...Object.keys(methods.loadOptions).map((method) => ['loadOptions', method] as const),
	];

	test.each(lists)('%s: %s', async (group, method) => {
		const { parameters, seed: arrange } = searches[method] ?? {
			parameters: { project: locator('acme/website'), issue: locator(1) },
		};
		await arrange?.(gitlab, seeded);
		const call = async (credentials: Credentials) => {
			const found = await callList<INodeListSearchResult | IDataObject[]>(group, method, parameters, {
				credentials,
			});
			return 'results' in found ? found.results : found;
		};
		const requests = await recorded(async () => await call(credentials));
		for (const hole of holesIn(requests)) {
			replay.play(requests, [hole]);
			const names = await namesIn(call(forReplay()), hole);
			expect([nameOf(hole), names.filter((name) => NONSENSE.test(name))]).toEqual([nameOf(hole), []]);
		}
	});
});

/** What is shown of a list; where all of an answer's data may be missing, as in GraphQL's, it may also say why not. */
async function namesIn(list: Promise<Array<{ name?: unknown }>>, { request }: Hole): Promise<string[]> {
	return await list.then(
		(rows) => rows.map(({ name }) => String(name)),
		(error: Error) => {
			if (!isGraphql(request)) throw error;
			return [error.message];
		},
	);
}
