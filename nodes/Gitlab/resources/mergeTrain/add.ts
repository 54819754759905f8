import type { IDataObject } from 'n8n-workflow';
import { options } from '../../fields';
import { write } from '../../operation';
import { autoMerge, headSha, squash } from '../mergeRequest/merge';
import { at } from './field';
import { simpleCar } from './simple';

/** @see https://docs.gitlab.com/api/merge_trains/#add-a-merge-request-to-a-merge-train */
export const add = write({
	name: 'Add',
	action: 'Add a merge request to a merge train',
	description: 'Have a merge request merged in its turn, after all in the train before it',
	tier: 'Premium',
	role: 'Developer',
	fields: [at, options(autoMerge, squash, headSha)],
	simplify: simpleCar,
	run: async ({ gitlab, at, options }) => {
		const { body } = await gitlab.request({ method: 'POST', path: at, body: options });
		// GitLab answers with the train's list; with one thing where the merge request has to wait for its checks.
		return [body].flat().filter(Boolean) as IDataObject[];
	},
});
