import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, GitlabOptions, Hook } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';
import type { TriggerWorkflow } from './engine';
import { N8n } from './engine';

/** A GitLab and an n8n with one workflow that waits for merge requests of acme/website. */
export interface Stage extends Seed {
	gitlab: Gitlab;
	n8n: N8n;
	workflow: TriggerWorkflow;
	/** The hooks of acme/website. */
	hooks: Hook[];
	/** The only hook of acme/website. */
	hook(): Hook;
	/** The writing requests since the last call, as `METHOD path below the API`. */
	writes(): string[];
	/** Lets GitLab tell the hook of a merge request; gives the status of the answer. */
	tell(): Promise<number | null>;
	/** Does something in GitLab, as a person does through its API. */
	api(method: string, path: string, body?: IDataObject): Promise<IDataObject>;
	/** As if n8n were away: GitLab reaches nobody when it tells the hook of these merge requests. */
	miss(iids: readonly number[]): Promise<void>;
	/** Waits until something is so, while GitLab delivers; a clock that a test has set does not matter. */
	until(isSo: () => boolean): Promise<void>;
	clear(): Promise<void>;
}

export const parametersFor = (events: string[], more: IDataObject = {}): IDataObject => ({
	authentication: 'accessToken',
	project: locator('acme/website'),
	events,
	output: 'full',
	...more,
});

export async function setStage({
	events = ['merge_requests_events'],
	...options
}: GitlabOptions & { events?: string[] } = {}): Promise<Stage> {
	const gitlab = await startGitlab(options);
	const seeded = seed(gitlab.world);
	const n8n = await N8n.start();
	const workflow = n8n.add(parametersFor(events), credentialsFor(gitlab, seeded.token));
	const { website } = seeded.projects;
	const hook = () => {
		expect(website.hooks).toHaveLength(1);
		return website.hooks[0];
	};
	let seen = 0;
	return {
		...seeded,
		gitlab,
		n8n,
		workflow,
		hooks: website.hooks,
		hook,
		writes: () => {
			const fresh = gitlab.requests.slice(seen).filter(({ method }) => method !== 'GET');
			seen = gitlab.requests.length;
			return fresh.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);
		},
		tell: async () => {
			const payload = { object_kind: 'merge_request', project: { id: website.id } };
			return await gitlab.deliver(hook(), 'Merge Request Hook', payload);
		},
		api: async (method, path, body) => {
			const response = await fetch(`${gitlab.url}/api/v4${path}`, {
				method,
				headers: { Authorization: `Bearer ${seeded.token}`, 'Content-Type': 'application/json' },
				...(body && { body: JSON.stringify(body) }),
			});
			expect(response.status).toBeLessThan(300);
			await gitlab.settled();
			return (await response.json()) as IDataObject;
		},
		miss: async (iids) => {
			const away: Hook = { ...hook(), url: 'http://127.0.0.1:9/' };
			for (const iid of iids) {
				away.failures = 0;
				const payload = { project: { id: website.id }, object_attributes: { iid } };
				await gitlab.deliver(away, 'Merge Request Hook', payload);
			}
			hook().logs = away.logs;
		},
		until: async (isSo) => {
			const end = performance.now() + 20_000;
			while (!isSo() && performance.now() < end) {
				await new Promise((resolve) => setImmediate(resolve));
				await gitlab.settled();
			}
			expect(isSo()).toBe(true);
		},
		clear: async () => {
			await gitlab.close();
			await n8n.stop();
		},
	};
}
