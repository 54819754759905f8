import { locator } from '../../parameters';
import { WEBSITE, website } from '../../scene';

/** Where milestones can be: as the node is told of it, and where GitLab has them. */
export const inProject = { belongsTo: 'project', ...website };
export const MILESTONES = `${WEBSITE}/milestones`;
export const inGroup = { belongsTo: 'group', group: locator('acme') };
export const GROUP_MILESTONES = '/groups/acme/milestones';
