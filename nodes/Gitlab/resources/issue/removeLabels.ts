import { labelsParam } from '../label/field';
import { required } from '../../fields/param';
import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const removeLabels = write({
	name: 'Remove Labels',
	action: 'Remove labels from an issue',
	description: 'Take labels off an issue and keep its other labels',
	fields: [at, required(labelsParam('labels'))],
	simplify: simpleIssue,
	run: async ({ gitlab, at, labels }) => await gitlab.put(at, { remove_labels: labels }),
});
