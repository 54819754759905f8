import { required } from '../../fields';
import { branchAnywhere, branchParam } from '../branch/field';

/** The branch with the changes. */
export const sourceBranch = required(branchParam('source_branch', { displayName: 'Source Branch' }));

/** The branch that the changes are for: also of another project, which a fork's changes go to. */
export const targetBranch = required(branchAnywhere('target_branch', { displayName: 'Target Branch' }));
