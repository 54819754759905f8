import type { IDataObject } from 'n8n-workflow';
import { GitlabError, path } from '../../client';
import { additionalFields, filters, required, text, texts } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { listBelow } from '../shared/plain';
import { customRole } from './customRole';
import { invitation, requestAt, role } from './field';
import { simpleApproved, simpleInvitation, simpleRequest } from './simple';

/**
 * What users who want to be members have asked for.
 *
 * @see https://docs.gitlab.com/api/access_requests/
 */
export const accessRequests: Operation[] = [
	listBelow(projectOrGroup, path`/access_requests`, {
		name: 'Get Access Requests',
		action: 'Get access requests of a project or group',
		description: 'List who asks for access; groups need the role Owner',
		role: 'Maintainer',
		simplify: simpleRequest,
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

const emails = texts('email', {
	placeholder: 'e.g. maria.santos@example.com',
	description: 'One address, or several separated by commas',
});

/**
 * Memberships for whoever has an address of email.
 *
 * @see https://docs.gitlab.com/api/invitations/
 */
export const invitations: Operation[] = [
	write({
		name: 'Invite by Email',
		action: 'Invite a member by email',
		description: 'Send an invitation; groups need the role Owner',
		role: 'Maintainer',
		fields: [projectOrGroup, required(emails), required(role), additionalFields(customRole, expiryMoment)],
		run: async ({ gitlab, place, email, access_level, additionalFields }) => {
			const body = { email, access_level, ...additionalFields };
			const answer = await gitlab.post(path`${place}/invitations`, body);
			if (answer.status === 'error') throw new GitlabError('invalid', wordsOf(answer.message));
			return { email, ...answer };
		},
	}),
	listBelow(projectOrGroup, path`/invitations`, {
		name: 'Get Invitations',
		action: 'Get invitations of a project or group',
		description: 'List who was invited and has not accepted yet; groups need the role Owner',
		role: 'Maintainer',
		secrets: ['invite_token'],
		simplify: simpleInvitation,
		fields: [filters(text('query', { displayName: 'Search in Emails' }))],
		traits: { key: 'invite_email' },
	}),
	write({
		name: 'Revoke Invitation',
		action: 'Revoke an invitation',
		description: 'Take an invitation back; groups need the role Owner',
		role: 'Maintainer',
		fields: [projectOrGroup, invitation],
		run: async ({ gitlab, place, email }) => {
			await gitlab.delete(path`${place}/invitations/${email}`);
			return { revoked: true };
		},
	}),
];

/** GitLab answers 201 also where it invited nobody, with what is wrong by address. */
function wordsOf(message: unknown): string {
	if (typeof message !== 'object' || message === null) return String(message);
	return Object.entries(message as IDataObject)
		.map(([address, words]) => `${address}: ${String(words)}`)
		.join('; ');
}
