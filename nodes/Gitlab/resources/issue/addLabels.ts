import { labelsParam } from '../label/field';
import { required } from '../../fields/param';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const addLabels = write({
	name: 'Add Labels',
	action: 'Add labels to an issue',
	description: 'Put labels on an issue and keep its other labels',
	fields: [at, required(labelsParam('labels'))],
	simplify: simpleIssue,
	run: async ({ gitlab, hint, at, labels }) => {
		const changes = { add_labels: labels };
		return tellLeftOut(hint, changes, await gitlab.put(at, changes));
	},
});
