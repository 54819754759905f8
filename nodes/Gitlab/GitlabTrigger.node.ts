import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { testAccessToken } from './credentialTest/accessToken';
import { authentication } from './description';
import { group, project } from './fields/places';
import { listMethods } from './search/methods';
import { receive } from './trigger/delivery/receive';
import { triggerFields } from './trigger/fields/triggerFields';
import { outputsExpression } from './trigger/output/outputs';
import { checkHook, createHook, deleteHook } from './trigger/registration/lifecycle';

export class GitlabTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GitLab DevOps Trigger',
		name: 'gitlabTrigger',
		icon: { light: 'file:../../icons/gitlab.svg', dark: 'file:../../icons/gitlab.dark.svg' },
		group: ['trigger'],
		// For each call of a webhook node of version 1 n8n evaluates an expression, a twentieth of its cost.
		version: 2,
		subtitle:
			'={{ ($parameter["events"] || []).map((event) => event.replace(/_events$/, "").replace("note", "comments").replace(/_/g, " ")).join(", ") }}',
		description: 'Starts the workflow when something happens in GitLab',
		eventTriggerDescription: 'Do in GitLab what you want to react to, for example open a merge request',
		activationMessage: 'From now on GitLab starts this workflow.',
		defaults: { name: 'GitLab DevOps Trigger' },
		inputs: [],
		outputs: outputsExpression,
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
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' },
		],
		properties: [authentication, ...triggerFields],
	};

	methods = {
		...listMethods([group, project]),
		credentialTest: { testAccessToken },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkHook(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHook(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
