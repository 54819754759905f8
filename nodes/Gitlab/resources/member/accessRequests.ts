import { path } from '../../client';
import { limit, required } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { requestAt, role } from './field';
import { simpleApproved, simpleRequest } from './simple';

/**
 * What users who want to be members have asked for.
 *
 * @see https://docs.gitlab.com/api/access_requests/
 */
export const accessRequests: Operation[] = [
	read({
		name: 'Get Access Requests',
		action: 'Get access requests of a project or group',
		description: 'List who asks for access; groups need the role Owner',
		role: 'Maintainer',
		fields: [projectOrGroup, limit],
		simplify: simpleRequest,
		run: async ({ gitlab, place, limit }) => await gitlab.list(path`${place}/access_requests`, {}, limit),
	}),
	write({
		name: 'Approve Access Request',
		action: 'Approve an access request',
		description: 'Make a user who asked for it a member; groups need the role Owner',
		role: 'Maintainer',
		fields: [requestAt, required(role)],
		simplify: simpleApproved,
		run: async ({ gitlab, at, access_level }) => ({
			...(await gitlab.put(path`${at}/approve`, { access_level })),
			access_level,
		}),
	}),
	write({
		name: 'Deny Access Request',
		action: 'Deny an access request',
		description: 'Refuse a user who asked for access; groups need the role Owner',
		role: 'Maintainer',
		fields: [requestAt],
		run: async ({ gitlab, at }) => {
			await gitlab.delete(at);
			return { denied: true };
		},
	}),
];
