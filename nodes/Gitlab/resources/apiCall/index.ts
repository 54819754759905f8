import type { Resource } from '../../operation';
import { sendGraphqlQuery } from './sendGraphqlQuery';
import { sendRestRequest } from './sendRestRequest';

export const apiCall: Resource = {
	name: 'API Call',
	description: 'What has no operation of its own',
	operations: [sendRestRequest, sendGraphqlQuery],
};
