import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, path } from '../../client';
import {
	additionalFields,
	choice,
	day,
	filters,
	flag,
	moment,
	options,
	required,
	role,
	text,
} from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { rotatedExpiry, tokenExpiry } from '../shared/expiry';
import { listBelow, postBelow } from '../shared/plain';
import { scopes } from '../shared/scopes';
import { at, simpleNewOwnToken, simpleNewToken, simpleOwnToken, simpleToken } from './field';

/** What narrows a list of tokens. */
const tokenFilters = filters(
	moment('created_after'),
	moment('created_before'),
	day('expires_after'),
	day('expires_before'),
	moment('last_used_after'),
	moment('last_used_before'),
	flag('revoked', 'Whether to return only these (off: only the others)'),
	text('search', { description: 'Part of a name' }),
	choice('state', { active: 'Active', inactive: 'Inactive' }),
);

/** The order of a list of tokens. */
const tokenOrder = options(
	choice(
		'sort',
		{
			created_asc: 'Oldest First',
			created_desc: 'Newest First',
			expires_asc: 'Expiring Soonest First',
			expires_desc: 'Expiring Latest First',
			last_used_asc: 'Longest Unused First',
			last_used_desc: 'Last Used First',
			name_asc: 'Name',
			name_desc: 'Name, Backwards',
		},
		{ default: 'created_desc' },
	),
);

const OWN = path`/personal_access_tokens/self`;

/** @see https://docs.gitlab.com/api/personal_access_tokens/#self-inform */
const getCurrent = read({
	name: 'Get Current',
	action: 'Get the current access token',
	description: "Retrieve the scopes and expiry of the credential's own token",
	fields: [],
	simplify: simpleOwnToken,
	run: async ({ gitlab }) => await gitlab.get(OWN),
});

/**
 * @see https://docs.gitlab.com/api/project_access_tokens/#list-all-project-access-tokens
 * @see https://docs.gitlab.com/api/group_access_tokens/#list-all-group-access-tokens
 */
const getMany = listBelow(projectOrGroup, path`/access_tokens`, {
	name: 'Get Many',
	description: 'List the access tokens of a project or group; groups need the role Owner',
	role: 'Maintainer',
	simplify: simpleToken,
	fields: [tokenFilters, tokenOrder],
});

/**
 * @see https://docs.gitlab.com/api/project_access_tokens/#create-a-project-access-token
 * @see https://docs.gitlab.com/api/group_access_tokens/#create-a-group-access-token
 */
const create = write({
	name: 'Create',
	description: 'Make an access token, whose value GitLab tells only now',
	role: 'Maintainer',
	secrets: ['token'],
	fields: [
		projectOrGroup,
		required(text('name', { placeholder: 'e.g. Nightly deployment' })),
		scopes,
		additionalFields(
			text('description'),
			tokenExpiry,
			role('access_level', { displayName: 'Role', description: 'Maintainer unless set' }),
		),
	],
	simplify: simpleNewToken,
	run: async ({ gitlab, place, name, scopes, additionalFields }) =>
		await gitlab.post(path`${place}/access_tokens`, { name, scopes, ...additionalFields }),
});

/**
 * @see https://docs.gitlab.com/api/project_access_tokens/#rotate-a-project-access-token
 * @see https://docs.gitlab.com/api/group_access_tokens/#rotate-a-group-access-token
 */
const rotate = postBelow(at, path`/rotate`, {
	name: 'Rotate',
	description: 'Give an access token a new value, told only now; the old one is worthless at once',
	role: 'Maintainer',
	secrets: ['token'],
	simplify: simpleNewToken,
	fields: [additionalFields(rotatedExpiry)],
});

/**
 * @see https://docs.gitlab.com/api/project_access_tokens/#revoke-a-project-access-token
 * @see https://docs.gitlab.com/api/group_access_tokens/#revoke-a-group-access-token
 */
const revoke = write({
	name: 'Revoke',
	action: 'Revoke an access token (cannot be undone)',
	description: 'Make an access token worthless at once; it cannot be undone',
	role: 'Maintainer',
	fields: [confirmed(at, 'name')],
	run: async ({ gitlab, at }) => {
		await gitlab.delete(at);
		return { revoked: true };
	},
});

/**
 * What came of it, by the run. All items of a run get the same answer: who asks a second time with the old value,
 * GitLab takes for a thief, and makes the new one worthless too.
 */
const rotations = new WeakMap<Gitlab, Promise<IDataObject>>();

/** @see https://docs.gitlab.com/api/personal_access_tokens/#self-rotate */
const rotateCurrent = write({
	name: 'Rotate Current',
	action: 'Rotate the current access token (cannot be undone)',
	description:
		"Give the credential's own token a new value: the old one is worthless at once, so replace it in n8n's credential",
	secrets: ['token'],
	fields: [additionalFields(rotatedExpiry)],
	simplify: simpleNewOwnToken,
	run: async ({ gitlab, additionalFields }) => {
		const known = rotations.get(gitlab);
		if (known) return await known;
		const rotation = gitlab.post(path`${OWN}/rotate`, additionalFields);
		rotations.set(gitlab, rotation);
		return await rotation;
	},
});

export const accessToken: Resource = {
	name: 'Access Token',
	description: "Tokens of projects and groups, and the credential's own",
	operations: [getCurrent, getMany, create, rotate, revoke, rotateCurrent],
};
