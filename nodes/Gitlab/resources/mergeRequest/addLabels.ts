import { labelsParam } from '../label/field';
import { required } from '../../fields/param';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const addLabels = write({
	name: 'Add Labels',
	action: 'Add labels to a merge request',
	description: 'Put labels on a merge request and keep its other labels',
	fields: [at, required(labelsParam('labels'))],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, hint, at, labels }) => {
		const changes = { add_labels: labels };
		return tellLeftOut(hint, changes, await gitlab.put(at, changes));
	},
});
