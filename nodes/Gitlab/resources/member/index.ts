import type { Resource } from '../../operation';
import { accessRequests } from './accessRequests';
import { add } from './add';
import { get } from './get';
import { getAccessList } from './getAccessList';
import { getMany } from './getMany';
import { invitations } from './invitations';
import { remove } from './remove';
import { update } from './update';

export const member: Resource = {
	name: 'Member',
	description: 'Who has access to projects and groups',
	operations: [add, get, getMany, getAccessList, update, remove, ...invitations, ...accessRequests],
};
