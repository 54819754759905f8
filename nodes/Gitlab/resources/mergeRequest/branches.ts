import { branchParam } from '../branch/field';
import { required } from '../../fields/param';

/** The branch with the changes. */
export const sourceBranch = required(
	branchParam('source_branch', { displayName: 'Source Branch', description: 'Branch with the changes' }),
);

/** The branch that the changes are for. */
export const targetBranch = required(
	branchParam('target_branch', { displayName: 'Target Branch', description: 'Branch to merge into' }),
);
