import { read } from '../../operation';
import { at } from './field';
import { simpleCar } from './simple';

/** @see https://docs.gitlab.com/api/merge_trains/#get-the-status-of-a-merge-request-on-a-merge-train */
export const get = read({
	name: 'Get',
	action: 'Get the merge train of a merge request',
	description: 'Retrieve how a merge request stands in its train',
	tier: 'Premium',
	role: 'Developer',
	fields: [at],
	simplify: simpleCar,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
