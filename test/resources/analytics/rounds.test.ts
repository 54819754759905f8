/** Looks inside: how long it takes must not depend on what else the machine does. */
import type { IDataObject } from 'n8n-workflow';
import { fetchPages } from '../../../nodes/Gitlab/client/fetchPages';
import type { Gitlab } from '../../../nodes/Gitlab/client/gitlab';
import type { Reply } from '../../../nodes/Gitlab/client/message';
import type { Path } from '../../../nodes/Gitlab/client/path';
import { path } from '../../../nodes/Gitlab/client/path';
import { measuresOf } from '../../../nodes/Gitlab/resources/analytics/delivery/measures';
import { DeliveryReader } from '../../../nodes/Gitlab/resources/analytics/delivery/reader';
import { Tally } from '../../../nodes/Gitlab/resources/analytics/delivery/tally';
import { AT_ONCE, Rounds } from '../rounds';

const SINCE = new Date('2026-01-01T00:00:00.000Z');
const MERGED = '2026-02-01T00:00:00.000Z';

function row(at: Path, id: number): IDataObject {
	if (at.encoded.endsWith('/deployments')) return { id, updated_at: '2026-02-02T00:00:00.000Z' };
	if (at.encoded.endsWith('/projects')) return { id, path_with_namespace: `big/${id % 50}` };
	const project = at.encoded.startsWith('/groups/') ? `big/${id % 50}` : 'big/one';
	return {
		id,
		iid: id,
		created_at: SINCE.toISOString(),
		merged_at: MERGED,
		references: { full: `${project}!${id}` },
	};
}

function page(at: Path, length: number, { page, per_page }: IDataObject): Reply {
	const before = (Number(page) - 1) * Number(per_page);
	const size = Math.max(0, Math.min(Number(per_page), length - before));
	const pages = String(Math.ceil(length / Number(per_page)));
	return {
		status: 200,
		body: Array.from({ length: size }, (_none, index) => row(at, before + index + 1)),
		headers: { 'x-total': String(length), 'x-total-pages': pages, 'x-per-page': String(per_page) },
	} as unknown as Reply;
}

/** The details of all merge requests that variables ask for, by project. */
function details(variables: IDataObject): IDataObject {
	const names = Object.keys(variables).filter((name) => name.startsWith('iids'));
	const node = (iid: string) => ({
		iid,
		commitCount: 1,
		diffStatsSummary: { additions: 2, deletions: 1, fileCount: 1 },
	});
	return Object.fromEntries(
		names.map((name) => [
			name.replace('iids', 'p'),
			{ mergeRequests: { nodes: (variables[name] as string[]).map(node) } },
		]),
	);
}

function gitlabWith(rounds: Rounds, lengths: Record<string, number>): Gitlab {
	return {
		graphql: {
			send: async (_query: string, variables: IDataObject) => await rounds.ask(() => details(variables)),
		},
		list: async (at: Path) => {
			const length = lengths[at.encoded.split('/').pop() ?? ''] ?? 0;
			return await fetchPages(async (asked) => await rounds.ask(() => page(at, length, asked)), {
				atOnce: AT_ONCE,
			});
		},
	} as unknown as Gitlab;
}

async function read(place: Path, lengths: Record<string, number>) {
	const rounds = new Rounds();
	const gitlab = gitlabWith(rounds, lengths);
	const tally = Tally.of(gitlab);
	const delivered = await new DeliveryReader(gitlab, tally, () => {}).read({
		place,
		since: SINCE,
		mergedSince: true,
		environment: 'production',
	});
	return { rounds, told: tally.hint('1 item'), measures: measuresOf(delivered, SINCE) };
}

test('1,000 merge requests and as many deployments take 30 requests, at most 1.4 times as long as they must', async () => {
	const { rounds, told, measures } = await read(path`/projects/${'big/one'}`, {
		merge_requests: 1_000,
		deployments: 1_000,
	});
	expect(measures).toHaveLength(1_000);
	expect(measures.every((row) => row.changed_lines === 3 && row.deploy_hours === 24)).toBe(true);
	expect(rounds.requests).toBe(30);
	expect(rounds.count).toBeLessThanOrEqual(1.4 * (rounds.requests / AT_ONCE));
	expect(told).toBe('The metrics of 1 item took 30 requests to GitLab');
});

test.each([
	[1, 21],
	[250, 23],
	[500, 25],
	[1_000, 30],
])(
	'1,000 merge requests and %i deployments take as few round trips as can be',
	async (deployments, requests) => {
		const { rounds } = await read(path`/projects/${'big/one'}`, { merge_requests: 1_000, deployments });
		expect(rounds.requests).toBe(requests);
		// At first only two requests are known: the first page of each list. What is asked of the last merge requests
		// is known when the last page has come, which is in the second round trip.
		const afterFirst = Math.max(2, Math.ceil((requests - 2) / AT_ONCE));
		expect(rounds.count).toBe(1 + afterFirst);
	},
);

test('1,000 merge requests of 50 projects of a group take a request for each project beside', async () => {
	const { rounds, told, measures } = await read(path`/groups/${'big'}`, {
		merge_requests: 1_000,
		projects: 50,
		deployments: 10,
	});
	expect(new Set(measures.map(({ iid }) => iid)).size).toBe(1_000);
	expect(measures.every((row) => row.changed_lines === 3)).toBe(true);
	// Ten pages, ten times a hundred merge requests of five projects, one page of projects, and their deployments.
	expect(rounds.requests).toBe(71);
	expect(rounds.count).toBeLessThanOrEqual(1.4 * (rounds.requests / AT_ONCE));
	expect(told).toContain('took 71 requests');
});
