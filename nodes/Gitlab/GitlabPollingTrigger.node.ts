import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { testAccessToken } from './credentialTest/accessToken';
import { authentication } from './description';
import { group, project } from './fields/places';
import { outputs, pollingFields } from './polling/fields';
import { poll } from './polling/poll';
import { listMethods } from './search/methods';

export class GitlabPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GitLab DevOps Polling Trigger',
		name: 'gitlabPollingTrigger',
		icon: { light: 'file:../../icons/gitlab.svg', dark: 'file:../../icons/gitlab.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ($parameter["events"] || []).map((event) => event.replace(/_events$/, "").replace("note", "comments").replace("todo", "to-dos").replace(/_/g, " ")).join(", ") }}',
		description: 'Asks GitLab for what is new and starts the workflow, without a webhook',
		eventTriggerDescription: '',
		activationMessage: 'From now on GitLab is asked at these times.',
		polling: true,
		defaults: { name: 'GitLab DevOps Polling Trigger' },
		inputs: [],
		outputs,
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
		properties: [authentication, ...pollingFields],
	};

	methods = { ...listMethods([group, project]), credentialTest: { testAccessToken } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
