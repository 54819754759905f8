import type { IDataObject } from 'n8n-workflow';

import type { Credentials, Outcome } from '../engine';
import { runGitlab } from '../engine';
import type { Fault, Gitlab, GitlabOptions } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

/** What came of one trial. All that is in `problems` should not have happened. */
export interface Trial {
	items: number;
	right: number;
	/** Items that failed and said why. */
	failed: number;
	requests: number;
	seconds: number;
	problems: string[];
}

/** A stand-in with issues, and the token for it. */
export interface Stage {
	gitlab: Gitlab;
	arranged: Seed;
	credentials: Credentials;
}

/** Runs a trial on a server of its own. */
export async function onStage<T>(options: GitlabOptions, trial: (stage: Stage) => Promise<T>): Promise<T> {
	const gitlab = await startGitlab(options);
	try {
		const arranged = seed(gitlab.world);
		const { world } = gitlab;
		const project = world.createProject({ path: 'trial', name: 'trial', namespace: arranged.groups.acme });
		for (let index = 0; index < 500; index++)
			world.createIssue(project, { title: `Issue ${index}` } as never);
		return await trial({ gitlab, arranged, credentials: credentialsFor(gitlab, arranged.token) });
	} finally {
		gitlab.faults.clear();
		await gitlab.close();
	}
}

const project = locator('acme/trial');
const getIssue = {
	resource: 'issue',
	operation: 'get',
	project,
	issue: locator('={{ $json.iid }}'),
	simplify: false,
};
const createIssue = { resource: 'issue', operation: 'create', project, title: '={{ $json.title }}' };

function leaksIn(outcome: Outcome, token: string): string[] {
	return JSON.stringify(outcome.run.data.resultData).includes(token) ? ['the token is in the result'] : [];
}

const pairOf = ({ pairedItem }: Outcome['items'][number]) => (pairedItem as { item: number }).item;

/** What a trial is to stand, and how it differs from the usual one. */
export interface How {
	fault?: Fault;
	parameters?: IDataObject;
}

/** Gets single issues, each alone, while the server has a fault. */
export async function read(
	{ gitlab, arranged, credentials }: Stage,
	count: number,
	{ fault, parameters = {} }: How = {},
): Promise<Trial> {
	const input = Array.from({ length: count }, (_, index) => ({ iid: 1 + (index % 500) }));
	const before = gitlab.requests.length;
	if (fault) gitlab.faults.add(fault);
	const started = Date.now();
	const outcome = await runGitlab(
		{ ...getIssue, ...parameters },
		{ credentials, input, onError: 'continueRegularOutput' },
	);
	const seconds = (Date.now() - started) / 1000;
	gitlab.faults.clear();
	const problems = leaksIn(outcome, arranged.token);
	if (outcome.items.length !== count) problems.push(`${outcome.items.length} items of ${count} came back`);
	let right = 0;
	let failed = 0;
	outcome.items.forEach((item, index) => {
		if (pairOf(item) !== index) problems.push(`item ${index} is paired with ${pairOf(item)}`);
		if (item.json.iid === input[index].iid) right++;
		else if (typeof item.json.error === 'string' && item.json.error) failed++;
		else problems.push(`item ${index} has another answer`);
	});
	return { items: count, right, failed, requests: gitlab.requests.length - before, seconds, problems };
}

/** Creates issues while the server has a fault: what is there afterwards is held against what was reported. */
export async function write(
	{ gitlab, arranged, credentials }: Stage,
	count: number,
	{ fault, requestsAtOnce = 1 }: { fault: Fault; requestsAtOnce?: number },
): Promise<Trial> {
	const input = Array.from({ length: count }, (_, index) => ({ title: `Written ${index}.` }));
	const before = gitlab.requests.length;
	gitlab.faults.add(fault);
	const started = Date.now();
	const outcome = await runGitlab(
		{ ...createIssue, requestOptions: { requestsAtOnce } },
		{ credentials, input, onError: 'continueRegularOutput' },
	);
	const seconds = (Date.now() - started) / 1000;
	gitlab.faults.clear();
	const problems = leaksIn(outcome, arranged.token);
	const there = new Map<string, number>();
	for (const { title } of gitlab.world.findProject('acme/trial')?.issues.values() ?? [])
		there.set(title, (there.get(title) ?? 0) + 1);
	let right = 0;
	let failed = 0;
	input.forEach(({ title }, index) => {
		const item = outcome.items.find((one) => pairOf(one) === index);
		const times = there.get(title) ?? 0;
		if (times > 1) problems.push(`'${title}' was written ${times} times`);
		if (!item) problems.push(`'${title}' was lost`);
		else if (item.json.title === title && times === 1) right++;
		else if (!item.error) problems.push(`'${title}' is ${times ? 'there' : 'missing'} and not reported so`);
		else {
			failed++;
			const isUncertain = /may have done it/.test(
				String((item.error as { description?: string }).description),
			);
			if (times && !isUncertain) problems.push(`'${title}' was written, and said not to be`);
		}
	});
	return { items: count, right, failed, requests: gitlab.requests.length - before, seconds, problems };
}

/** Lists all issues of a project while the server has a fault. */
export async function list(
	{ gitlab, arranged, credentials }: Stage,
	{ fault, parameters = {} }: How,
): Promise<Trial> {
	const before = gitlab.requests.length;
	if (fault) gitlab.faults.add(fault);
	const started = Date.now();
	const getMany = { resource: 'issue', operation: 'getMany', project, returnAll: true };
	const outcome = await runGitlab({ ...getMany, ...parameters }, { credentials });
	const seconds = (Date.now() - started) / 1000;
	gitlab.faults.clear();
	const items = gitlab.world.findProject('acme/trial')?.issues.size ?? 0;
	const problems = leaksIn(outcome, arranged.token);
	if (outcome.error) problems.push(outcome.error.message);
	const right = outcome.json.filter(({ iid }, index) => iid === items - index).length;
	if (right !== items || outcome.json.length !== items)
		problems.push('rows are missing, doubled or out of order');
	return { items, right, failed: 0, requests: gitlab.requests.length - before, seconds, problems };
}
