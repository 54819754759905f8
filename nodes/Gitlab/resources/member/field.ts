import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, choice, chosen, entry, inPlace, required, role as roleParam, textOf } from '../../fields';
import { atIn, projectOrGroup } from '../../fields/places';
import { allUsers, userEntry, userParam } from '../user/field';

const directMembers: List = {
	name: 'searchMembers',
	from: inPlace(path`/members`),
	searchBy: (typed) => ({ query: typed }),
	entry: userEntry,
};

const requesters: List = {
	name: 'searchAccessRequests',
	from: inPlace(path`/access_requests`),
	searchBy: 'names',
	entry: userEntry,
};

const invitations: List = {
	name: 'searchInvitations',
	from: inPlace(path`/invitations`),
	key: 'invite_email',
	searchBy: (typed) => ({ query: typed }),
	entry: entry('invite_email', (invitation: IDataObject) => textOf(invitation.invite_email)),
};

/** Somebody who is not a member yet. */
export const newUser = required(userParam('user', { displayName: 'User', list: allUsers }));

/** A member of the place, who may have the membership from a group above it. */
export const chosenMember = required(userParam('user', { displayName: 'User' }));

const directMember = required(userParam('user', { displayName: 'User', list: directMembers }));

/** A direct member's path. */
export const at = atIn(projectOrGroup, path`/members`, directMember);

const requester = required(userParam('user', { displayName: 'User', list: requesters }));

/** The path of somebody's request for access. */
export const requestAt = atIn(projectOrGroup, path`/access_requests`, requester);

/** An invitation by the address that it was sent to. */
export const invitation = chosen({
	name: 'email',
	list: invitations,
	id: { displayName: 'Email', example: 'maria.santos@example.com', pattern: String.raw`[^\s@]+@[^\s@]+` },
	knownBy: ({ invite_email }) => invite_email,
	resolve: (identifier) => identifier,
});

/** What somebody may do. */
export const role = roleParam('access_level', { displayName: 'Role' });

/** Whether those count who have their membership from a group above. */
export const membership = choice(
	'membership',
	{ direct: 'Direct', all: 'Direct and Inherited' },
	{ description: "'Get Access List' tells where inherited access comes from" },
);
