import { choices } from '../../fields';
import { STATUSES } from '../pipeline/filters';

/** The statuses of jobs that a list is to hold. */
export const scope = choices('scope', STATUSES, { displayName: 'Status' });
