import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';

import axios, { type AxiosInstance } from 'axios';

import type { Execution, StoredExecution } from './execution';
import { readExecution } from './execution';
import { until } from './until';
import type { Credential, SavedWorkflow, Workflow, WorkflowNode } from './workflow';

export type * from './workflow';

export const owner = { email: 'owner@example.com', password: 'Passw0rd-for-the-demo' };

const stillGoing = ['new', 'running', 'waiting'];

/** n8n as its editor drives it: over its internal REST interface, logged in as the owner. */
export class N8n {
	private constructor(
		readonly url: string,
		private readonly http: AxiosInstance,
	) {}

	/** Log in as the owner; a fresh n8n gets the owner first. */
	static async logIn(url: string) {
		const http = axios.create({
			baseURL: `${url}/rest`,
			proxy: false,
			validateStatus: () => true,
			// A busy n8n may end a connection that waits at the very moment when it is used again.
			httpAgent: new Agent({ keepAlive: false }),
		});
		const { data: settings } = await http.get('/settings');
		const fresh = settings.data.userManagement.showSetupOnFirstLoad;
		const answer = fresh
			? await http.post('/owner/setup', { ...owner, firstName: 'Olivia', lastName: 'Owner' })
			: await http.post('/login', { emailOrLdapLoginId: owner.email, password: owner.password });
		if (answer.status !== 200) throw new Error(`n8n refuses the login: ${JSON.stringify(answer.data)}`);
		http.defaults.headers.common.cookie = (answer.headers['set-cookie'] ?? [])
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
		return new N8n(url, http);
	}

	private async call<T>(method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: unknown) {
		const { status, data } = await this.http.request<{ data: T; message?: string }>({
			method,
			url: path,
			data: body,
		});
		if (status >= 400) throw new Error(`n8n: ${data.message ?? JSON.stringify(data)} (${method} ${path})`);
		return data.data;
	}

	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<Credential> {
		const { id } = await this.call<{ id: string }>('post', '/credentials', { name, type, data });
		return { id, name, type, data };
	}

	/** A credential by which workflows drive this n8n themselves, with a key that may do no more than is said. */
	async createKey(scopes: string[]): Promise<Credential> {
		const label = `Key ${randomUUID()}`;
		const { rawApiKey } = await this.call<{ rawApiKey: string }>('post', '/api-keys', {
			label,
			expiresAt: null,
			scopes,
		});
		return await this.createCredential(label, 'n8nApi', {
			apiKey: rawApiKey,
			baseUrl: `${this.url}/api/v1`,
		});
	}

	/**
	 * What a click on 'Connect my account' does.
	 *
	 * @param consent what the person does in GitLab: opens its page and gives where it leads back to
	 */
	async connect({ id }: Credential, consent: (page: string) => Promise<string>): Promise<string> {
		const back = await consent(await this.call<string>('get', `/oauth2-credential/auth?id=${id}`));
		const { data } = await this.http.get<string>(back);
		return data;
	}

	/** What the credential's window shows after a click on Save or Retry. */
	async testCredential(credentials: Credential) {
		return await this.call<{ status: 'OK' | 'Error'; message: string }>('post', '/credentials/test', {
			credentials,
		});
	}

	/** What a list of the editor offers for a field of a node. */
	async search({ type, typeVersion, parameters, credentials }: WorkflowNode, field: string, method: string) {
		type Found = { results: Array<{ name: string; value: string | number }> };
		const { results } = await this.call<Found>('post', '/dynamic-node-parameters/resource-locator-results', {
			path: `parameters.${field}`,
			methodName: method,
			nodeTypeAndVersion: { name: type, version: typeVersion },
			currentNodeParameters: parameters,
			credentials,
		});
		return results;
	}

	/** All that the editor knows of a type of node, to show it. */
	async nodeType(name: string) {
		type Known = { name: string; properties: object[]; sensitiveOutputFields?: string[] };
		const { data } = await this.http.get<Known[]>('/types/nodes.json', { baseURL: this.url });
		const known = data.find((type) => type.name === name);
		if (!known) throw new Error(`n8n does not know '${name}'`);
		return known;
	}

	async createWorkflow(workflow: Workflow) {
		return await this.call<SavedWorkflow>('post', '/workflows', { ...workflow, active: false });
	}

	/** Save a workflow anew; what is published stays as it was. */
	async save(id: string, { name, nodes, connections, settings }: Workflow) {
		const { versionId } = await this.workflow(id);
		await this.call('patch', `/workflows/${id}`, { name, nodes, connections, settings, versionId });
	}

	/** A workflow as whoever may read it gets it. */
	async workflow(id: string) {
		return await this.call<SavedWorkflow>('get', `/workflows/${id}`);
	}

	/** Switch a workflow on, and wait until its triggers have registered their webhooks. */
	async publish(id: string) {
		const { versionId } = await this.workflow(id);
		await this.call('post', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.untilPublication(id, ['published', 'partial', 'failed']);
		const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		if (status !== 'published') throw new Error(`n8n cannot publish the workflow: ${reasons.join('; ')}`);
	}

	/** Switch a workflow off, and wait until its triggers have removed their webhooks. */
	async unpublish(id: string) {
		await this.call('post', `/workflows/${id}/deactivate`, {});
		await this.untilPublication(id, ['not_published']);
	}

	/** Switch a workflow off, archive it and delete it. */
	async remove(id: string) {
		await this.unpublish(id);
		await this.call('post', `/workflows/${id}/archive`, {});
		await this.call('delete', `/workflows/${id}`);
	}

	// n8n publishes in the background; older versions did it before they answered, and have nothing to ask.
	private async untilPublication(id: string, wanted: string[]) {
		type Publication = { status: string; triggers: Array<{ errorMessage: string | null }> };
		const address = `/workflows/${id}/publication-status`;
		const isAsked = (await this.http.get(address)).status !== 404;
		if (!isAsked && (await this.workflow(id))) return { status: wanted[0], triggers: [] };
		const ended = async () => {
			const now = await this.call<Publication>('get', address);
			return wanted.includes(now.status) ? now : undefined;
		};
		// It tries several times before it gives a trigger up.
		return await until(`workflow ${id} is ${wanted[0]}`, ended, 60_000);
	}

	/** The community packages that are installed, and their versions. */
	async packages() {
		type Installed = { packageName: string; installedVersion: string };
		const all = await this.call<Installed[]>('get', '/community-packages');
		return all.map(({ packageName, installedVersion }) => `${packageName}@${installedVersion}`);
	}

	/** Run a saved workflow by hand from one of its triggers, to its end. */
	async run(id: string, trigger: string) {
		const executionId = await this.start(id, trigger);
		const ended = async () => {
			const { status } = await this.call<Execution>('get', `/executions/${executionId}`);
			return !stillGoing.includes(status);
		};
		await until(`execution ${executionId} ends`, ended, 60_000);
		return await this.execution(executionId);
	}

	/** Run a saved workflow by hand, without waiting for its end; gives the execution's ID. */
	async start(id: string, trigger: string) {
		const { executionId } = await this.startFrom(id, trigger);
		if (!executionId) throw new Error(`n8n listens at '${trigger}' for a test event instead of running`);
		return executionId;
	}

	/** What a click on 'Stop' does. */
	async stop(executionId: string) {
		await this.call('post', `/executions/${executionId}/stop`, {});
	}

	/** Let a trigger listen for a test event: the first that comes runs the workflow. */
	async listen(id: string, trigger: string) {
		const { waitingForWebhook } = await this.startFrom(id, trigger);
		if (!waitingForWebhook) throw new Error(`n8n does not listen at '${trigger}'`);
	}

	/** What a click on 'Stop Listening' does; n8n removes the webhook in the background. */
	async stopListening(id: string) {
		await this.call('delete', `/test-webhook/${id}`);
	}

	// What a click on 'Execute workflow' does.
	private async startFrom(id: string, trigger: string) {
		type Started = { executionId?: string; waitingForWebhook?: true };
		const body = { triggerToStartFrom: { name: trigger } };
		return await this.call<Started>('post', `/workflows/${id}/run`, body);
	}

	/** The executions of a workflow that have ended, oldest first. */
	async executions(workflowId: string) {
		const ended = (await this.listed(workflowId)).filter(({ status }) => !stillGoing.includes(status));
		const all = await Promise.all(ended.map(async ({ id }) => await this.execution(id)));
		return all.sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** Whether a workflow has an execution that has not ended. */
	async isBusy(workflowId: string) {
		return (await this.listed(workflowId)).some(({ status }) => stillGoing.includes(status));
	}

	/** The status of each of a workflow's executions, the newest first. */
	async statuses(workflowId: string) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		type Listed = Pick<Execution, 'id' | 'status'>;
		type Page = { results: Listed[]; nextCursor?: string | null };
		const all = new Map<string, Listed>();
		for (let next = ''; ; ) {
			const address = `/executions?filter=${filter}&limit=100${next}`;
			const { results, nextCursor } = await this.call<Page>('get', address);
			for (const row of results) all.set(row.id, row);
			// Older versions give no cursor, and go on from an ID.
			const lastId = results.length < 100 || nextCursor === null ? undefined : results.at(-1)?.id;
			if (nextCursor) next = `&cursor=${encodeURIComponent(nextCursor)}`;
			else if (lastId) next = `&lastId=${lastId}`;
			else return [...all.values()];
		}
	}

	private async listed(workflowId: string) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		type Listed = Pick<Execution, 'id' | 'status'>;
		return (await this.call<{ results: Listed[] }>('get', `/executions?filter=${filter}&limit=100`)).results;
	}

	private async execution(id: string): Promise<Execution> {
		return readExecution(await this.call<StoredExecution>('get', `/executions/${id}`));
	}
}
