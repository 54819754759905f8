import type {
	ExecutionBaseError,
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	IRun,
	IWorkflowExecuteAdditionalData,
	Workflow as WorkflowType,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, setSafeRegexEngine, Workflow } from 'n8n-workflow';
import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import { GitlabDevopsApi } from '../credentials/GitlabDevopsApi.credentials';
import { GitlabDevopsOAuth2Api } from '../credentials/GitlabDevopsOAuth2Api.credentials';
import { Gitlab } from '../nodes/Gitlab/Gitlab.node';

// n8n gives a locator's pattern up after 250 ms of the wall clock, which on a busy machine says nothing of it.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) => input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, flags))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

/** Decrypted credential data by credential type. */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;

const START = 'Start';
const NODE = 'GitLab DevOps';

/** Starts workflows in tests: the engine resolves paired items only through a node that has run. */
class ManualTrigger {
	description = {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: START },
		inputs: [],
		outputs: ['main'],
		properties: [] as INodeProperties[],
	};

	async trigger() {
		return { manualTriggerFunction: async () => {} };
	}
}

const NODES: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': new ManualTrigger() as unknown as INodeType,
	'n8n-nodes-gitlab-devops.gitlab': new Gitlab(),
};

/** The tool that n8n makes of the action node, here with an output that the engine can run it for. */
const TOOL = 'n8n-nodes-gitlab-devops.gitlabTool';
NODES[TOOL] = new Gitlab();
NODES[TOOL].description.name += 'Tool';

const CREDENTIALS: Record<string, ICredentialType> = {
	gitlabDevopsApi: new GitlabDevopsApi(),
	gitlabDevopsOAuth2Api: new GitlabDevopsOAuth2Api(),
	oAuth2Api: { name: 'oAuth2Api', displayName: 'OAuth2 API', properties: [] },
};

/** Makes a node type known to the engine: the trigger's tests bring theirs. */
export function registerNode(name: string, type: INodeType): void {
	NODES[name] = type;
}

/** Makes a credential type known to the engine: nodes that are compared with ours bring theirs. */
export function registerCredential(type: ICredentialType): void {
	CREDENTIALS[type.name] = type;
}

export const nodeTypes = {
	getByName: (name: string) => NODES[name],
	getByNameAndVersion: (name: string, version?: number) =>
		NodeHelpers.getVersionedNodeType(NODES[name], version),
	getKnownTypes: () => ({}),
};

/** Hands out credentials as n8n's server does, from memory. */
class MemoryCredentials extends ICredentialsHelper {
	constructor(readonly store: Credentials) {
		super();
	}

	getParentTypes(name: string): string[] {
		return CREDENTIALS[name]?.extends ?? [];
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		return CREDENTIALS[name].properties;
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Tests read decrypted credentials only');
	}

	async getDecrypted(_data: IWorkflowExecuteAdditionalData, _reference: unknown, name: string) {
		const properties = CREDENTIALS[name].properties;
		const defaults = NodeHelpers.getNodeParameters(
			properties,
			this.store[name] as never,
			true,
			false,
			null,
			null,
		);
		return { ...defaults, ...this.store[name] } as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		name: string,
		request: IHttpRequestOptions,
	) {
		const { authenticate } = CREDENTIALS[name];
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		// The node that ours is compared with has its token put into a header.
		const headers = Object.entries(authenticate?.properties.headers ?? {}).map(([header, value]) => [
			header,
			String(value).replace(/^={{\$credentials\.(\w+)}}$/, (_, key: string) => String(credentials[key])),
		]);
		return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_reference: unknown,
		name: string,
		data: ICredentialDataDecryptedObject,
	) {
		this.store[name] = { ...this.store[name], oauthTokenData: data.oauthTokenData };
	}
}

/** What n8n's server gives every execution. */
export function additionalData(credentials: Credentials, mode: 'manual' | 'trigger' | 'webhook' = 'manual') {
	const base = 'http://127.0.0.1:5678/';
	return {
		currentNodeExecutionIndex: 0,
		executionId: '1',
		credentialsHelper: new MemoryCredentials(credentials),
		restApiUrl: `${base}rest`,
		instanceBaseUrl: base,
		webhookBaseUrl: `${base}webhook`,
		webhookTestBaseUrl: `${base}webhook-test`,
		webhookWaitingBaseUrl: `${base}webhook-waiting`,
		formWaitingBaseUrl: `${base}form-waiting`,
		variables: {},
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		hooks: new ExecutionLifecycleHooks(mode, '1', { id: 'workflow', name: 'Test' } as never),
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** A workflow of the given nodes, each connected to the next. */
export function workflowOf(nodes: INode[], staticData: IDataObject = {}): WorkflowType {
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((node, index) => [nodes[index].name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
	);
	return new Workflow({
		id: 'workflow',
		name: 'Test',
		nodes,
		connections: connections as never,
		active: false,
		nodeTypes,
		staticData,
	});
}

/** A node as it stands in a workflow, with references to the given credentials. */
export function nodeOf(
	name: string,
	type: string,
	parameters: IDataObject,
	credentials: Credentials,
	rest: Partial<INode> = {},
): INode {
	const references = Object.keys(credentials).map((key) => [key, { id: key, name: key }]);
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as never,
		credentials: Object.fromEntries(references),
		...rest,
	};
}

/** How a run of the action node ended. */
export interface Outcome {
	/** Output items with their pairing, in order. */
	items: INodeExecutionData[];
	/** The items' JSON. */
	json: IDataObject[];
	/** What the node threw, if it did. */
	error?: ExecutionBaseError & { httpCode?: string; context: IDataObject };
	run: IRun;
}

/**
 * Runs the action node in n8n's own engine: expressions, credentials, HTTP and paired items are n8n's.
 *
 * @param parameters the node's parameters, as a workflow file has them
 * @param input the JSON of the items that reach the node; one empty item unless given
 */
export async function runGitlab(
	parameters: IDataObject,
	{
		credentials,
		input = [{}],
		files = [],
		onError,
		cancelWhen,
		asTool = false,
		type = asTool ? TOOL : 'n8n-nodes-gitlab-devops.gitlab',
		mode = 'manual',
		server,
	}: {
		credentials: Credentials;
		input?: IDataObject[];
		/** The binary data of the same items. */
		files?: IBinaryKeyData[];
		onError?: INode['onError'];
		/** Cancels the execution as soon as this resolves. */
		cancelWhen?: Promise<void>;
		/** Runs it as the tool of an agent. */
		asTool?: boolean;
		/** Another node's type, as it was registered. */
		type?: string;
		/** How the execution came about: by hand, or in production. */
		mode?: 'manual' | 'trigger';
		/** What n8n's server knows of the execution, where a test plays it. */
		server?: Partial<IWorkflowExecuteAdditionalData>;
	},
): Promise<Outcome> {
	const start = nodeOf(START, 'n8n-nodes-base.manualTrigger', {}, {});
	const node = nodeOf(NODE, type, parameters, credentials, { onError });
	const workflow = workflowOf([start, node]);
	const pinData = { [START]: input.map((json, at) => ({ json, ...(files[at] && { binary: files[at] }) })) };
	const running = new WorkflowExecute({ ...additionalData(credentials), ...server }, mode).run({
		workflow,
		pinData: pinData as never,
	});
	void cancelWhen?.then(() => running.cancel());
	const run = await running;
	const data = run.data.resultData.runData[NODE]?.at(-1);
	const items = (data?.data?.main?.[0] ?? []) as INodeExecutionData[];
	const error = (run.data.resultData.error ?? data?.error) as Outcome['error'];
	return { items, json: items.map(({ json }) => json), error, run };
}

/** Calls a list search or an options list exactly as the editor does. */
export async function callList<T>(
	group: 'listSearch' | 'loadOptions',
	method: string,
	parameters: IDataObject,
	{ credentials, args = [] }: { credentials: Credentials; args?: unknown[] },
): Promise<T> {
	const node = nodeOf(NODE, 'n8n-nodes-gitlab-devops.gitlab', parameters, credentials);
	const workflow = workflowOf([node]);
	// The editor sends along what stands in the other fields, with defaults.
	const currentNodeParameters = workflow.getNode(node.name)?.parameters;
	const asked = { ...additionalData(credentials), currentNodeParameters };
	const context = new LoadOptionsContext(workflow, node, asked, '');
	const methods = NODES[node.type].methods as Record<
		string,
		Record<string, (...args: unknown[]) => Promise<T>>
	>;
	return await methods[group][method].call(context, ...args);
}
