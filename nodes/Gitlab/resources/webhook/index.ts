import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { deliveries } from './deliveries';
import { at } from './field';
import { get, getMany } from './get';
import { sendTest } from './sendTest';
import { simpleWebhook } from './simple';
import { update } from './update';

export const webhook: Resource = {
	name: 'Webhook',
	description: 'What GitLab tells other servers of',
	operations: [
		create,
		get,
		getMany,
		update,
		deletion({ noun: 'a webhook', at, simplify: simpleWebhook }, 'Maintainer'),
		sendTest,
		...deliveries,
	],
};
