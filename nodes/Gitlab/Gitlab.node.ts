import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { testAccessToken } from './credentialTest/accessToken';
import { propertiesOf, secretsOf } from './description';
import { findOperation, resources } from './resources';
import { runOperation } from './run';
import { listMethods } from './search/methods';

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
		sensitiveOutputFields: secretsOf(resources),
		properties: propertiesOf(resources),
	};

	methods = {
		...listMethods(resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields))),
		credentialTest: { testAccessToken },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = findOperation(resource, name);
		if (!operation)
			throw new NodeOperationError(this.getNode(), `There is no operation '${name}' of '${resource}'`);
		return [await runOperation(this, operation)];
	}
}
