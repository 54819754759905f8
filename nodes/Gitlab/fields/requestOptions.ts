import type { INodeProperties } from 'n8n-workflow';
import { type RequestPolicy, DEFAULT_POLICY } from '../client';
import type { Item } from '../item';
import { isEmpty, number } from './param';
import { numberFrom } from './value';

const LONGEST_WAIT = 'Longest Wait';
const AT_ONCE = 'Requests at Once';

/** How requests are sent: the same for every operation, so the node has it once. */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		number('maxWait', {
			displayName: LONGEST_WAIT,
			min: 0,
			default: DEFAULT_POLICY.maxWait,
			description: "Seconds to wait for GitLab's rate limit before the item fails",
		}).property,
		number('requestsAtOnce', {
			displayName: AT_ONCE,
			min: 1,
			default: DEFAULT_POLICY.requestsAtOnce,
			description: 'Unless set, requests that change something run one by one',
		}).property,
	],
};

/** What a run's options say about how requests are sent, as far as they do. */
export function requestOptionsIn(given: unknown, item: Pick<Item, 'fail'>): Partial<RequestPolicy> {
	const { maxWait, requestsAtOnce } = (given ?? {}) as Record<string, unknown>;
	return {
		...(!isEmpty(maxWait) && { maxWait: numberFrom(maxWait, LONGEST_WAIT, item, 0) }),
		...(!isEmpty(requestsAtOnce) && { requestsAtOnce: numberFrom(requestsAtOnce, AT_ONCE, item, 1) }),
	};
}
