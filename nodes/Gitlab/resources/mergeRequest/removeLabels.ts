import { labelsParam } from '../label/field';
import { required } from '../../fields/param';
import { write } from '../../operation';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const removeLabels = write({
	name: 'Remove Labels',
	action: 'Remove labels from a merge request',
	description: 'Take labels off a merge request and keep its other labels',
	fields: [at, required(labelsParam('labels'))],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, labels }) => await gitlab.put(at, { remove_labels: labels }),
});
