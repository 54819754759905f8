import { createRequire } from 'node:module';
import path from 'node:path';

import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';

import type { Credentials, Outcome } from '../engine';
import { registerCredential, registerNode, runGitlab } from '../engine';
import { locator } from '../parameters';

/** npm runs scripts in the package's folder; what is running was built to elsewhere. */
export const root = process.cwd();
const BUILT_IN = path.join(root, 'test/n8n/node_modules/n8n-nodes-base');

/** A server to run against. */
export interface Place {
	url: string;
	token: string;
}

/** Something that both nodes can do. */
export interface Job {
	parameters: IDataObject;
	input?: IDataObject[];
}

/** One of the two nodes, and how it is told what to do. */
export interface Contestant {
	name: 'built-in' | 'ours';
	type: string;
	credentials(place: Place): Credentials;
	allIssues(count: number): Job;
	getIssues(count: number): Job;
	comment(count: number): Job;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ iid: index + 1 }));
/** As most users choose a project: from the list. */
const picked = (project: string) => locator(project, 'list');
const places = { owner: 'acme', repository: 'bench-1000' };

export const builtIn: Contestant = {
	name: 'built-in',
	type: 'n8n-nodes-base.gitlab',
	credentials: ({ url, token }) => ({ gitlabApi: { server: url, accessToken: token } }),
	allIssues: (count) => ({
		parameters: {
			resource: 'repository',
			operation: 'getIssues',
			owner: 'acme',
			repository: `bench-${count}`,
			returnAll: true,
		},
	}),
	getIssues: (count) => ({
		parameters: { resource: 'issue', operation: 'get', ...places, issueNumber: '={{ $json.iid }}' },
		input: numbers(count),
	}),
	comment: (count) => ({
		parameters: {
			resource: 'issue',
			operation: 'createComment',
			...places,
			issueNumber: '={{ $json.iid }}',
			body: 'Measured',
		},
		input: numbers(count),
	}),
};

export const ours: Contestant = {
	name: 'ours',
	type: 'n8n-nodes-gitlab-devops.gitlab',
	credentials: ({ url, token }) => ({ gitlabDevopsApi: { server: url, accessToken: token } }),
	allIssues: (count) => ({
		parameters: {
			resource: 'issue',
			operation: 'getMany',
			project: picked(`acme/bench-${count}`),
			returnAll: true,
			simplify: false,
		},
	}),
	getIssues: (count) => ({
		parameters: {
			resource: 'issue',
			operation: 'get',
			project: picked('acme/bench-1000'),
			issue: locator('={{ $json.iid }}'),
			simplify: false,
		},
		input: numbers(count),
	}),
	comment: (count) => ({
		parameters: {
			resource: 'comment',
			operation: 'create',
			commentOn: 'issue',
			project: picked('acme/bench-1000'),
			issue: locator('={{ $json.iid }}'),
			body: 'Measured',
			simplify: false,
		},
		input: numbers(count),
	}),
};

/** The same job with other parameters on top. */
export function withParameters(job: Job, more: IDataObject): Job {
	return { ...job, parameters: { ...job.parameters, ...more } };
}

/** Makes the built-in node known to the engine, which knows ours. */
export function load(): void {
	const require = createRequire(__filename);
	const { Gitlab } = require(`${BUILT_IN}/dist/nodes/Gitlab/Gitlab.node.js`) as {
		Gitlab: new () => INodeType;
	};
	const { GitlabApi } = require(`${BUILT_IN}/dist/credentials/GitlabApi.credentials.js`) as {
		GitlabApi: new () => ICredentialType;
	};
	registerNode(builtIn.type, new Gitlab());
	registerCredential(new GitlabApi());
}

/** The version of a package that takes part. */
export function versionOf(name: string): string {
	const places: Record<string, string> = { 'n8n-nodes-base': BUILT_IN, 'n8n-nodes-gitlab-devops': root };
	const place = places[name] ?? path.join(root, 'node_modules', name);
	return (createRequire(__filename)(`${place}/package.json`) as { version: string }).version;
}

/**
 * Does a job in n8n's engine.
 *
 * @throws Error where the node failed: a failure is fast, and no result
 */
export async function run({ type, credentials }: Contestant, job: Job, place: Place): Promise<Outcome> {
	const outcome = await runGitlab(job.parameters, {
		type,
		credentials: credentials(place),
		input: job.input,
	});
	if (outcome.error) throw new Error(`${type}: ${outcome.error.message}`);
	return outcome;
}
