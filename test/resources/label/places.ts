import { locator } from '../../parameters';
import { WEBSITE, website } from '../../scene';

/** Where labels can be: as the node is told of it, and where GitLab has them. */
export const inProject = { belongsTo: 'project', ...website };
export const LABELS = `${WEBSITE}/labels`;
export const inGroup = { belongsTo: 'group', group: locator('acme') };
export const GROUP_LABELS = '/groups/acme/labels';
