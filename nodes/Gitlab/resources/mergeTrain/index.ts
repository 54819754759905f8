import type { Resource } from '../../operation';
import { getOne } from '../shared/getOne';
import { add } from './add';
import { at } from './field';
import { getMany } from './getMany';
import { simpleCar } from './simple';

/** @see https://docs.gitlab.com/api/merge_trains/#get-the-status-of-a-merge-request-on-a-merge-train */
const get = getOne({
	noun: 'a merge train',
	at,
	action: 'Get the merge train of a merge request',
	description: 'Retrieve how a merge request stands in its train',
	tier: 'Premium',
	role: 'Developer',
	simplify: simpleCar,
});

export const mergeTrain: Resource = {
	name: 'Merge Train',
	description: 'Merge requests merged one after another',
	operations: [add, get, getMany],
};
