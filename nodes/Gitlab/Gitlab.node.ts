import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { testAccessToken } from './credentialTest/accessToken';
import { propertiesOf, secretsOf } from './description';
import { findOperation, resources } from './resources';
import { runOperation } from './run';
import { listMethods } from './search/methods';
import { receive } from './waiting/receive';

/**
 * Where waiting executions are woken: by GitLab, or by a person who opens a link. One entry for both: n8n evaluates the
 * path of each for every call.
 */
const waking: IWebhookDescription = {
	name: 'default',
	httpMethod: 'GET,POST',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

export class Gitlab implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GitLab DevOps',
		name: 'gitlab',
		icon: { light: 'file:../../icons/gitlab.svg', dark: 'file:../../icons/gitlab.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with issues, merge requests, comments and labels on gitlab.com and on your own server',
		defaults: { name: 'GitLab DevOps' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'gitlabDevopsApi',
				required: true,
				testedBy: 'testAccessToken',
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'gitlabDevopsOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		webhooks: [waking],
		sensitiveOutputFields: secretsOf(resources),
		properties: propertiesOf(resources),
	};

	methods = {
		...listMethods(resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields))),
		credentialTest: { testAccessToken },
	};

	/** n8n has nothing to register: the hooks of waiting executions are made and removed as these need them. */
	webhookMethods = {
		default: {
			checkExists: async () => await Promise.resolve(true),
			create: async () => await Promise.resolve(true),
			delete: async () => await Promise.resolve(true),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = findOperation(resource, name);
		if (!operation)
			throw new NodeOperationError(this.getNode(), `There is no operation '${name}' of '${resource}'`);
		return [await runOperation(this, operation)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
