import { choices, required } from '../../fields';

/** What tokens of projects, groups and service accounts may be allowed, in GitLab's words. */
const SCOPES = [
	'ai_features',
	'api',
	'create_runner',
	'k8s_proxy',
	'manage_runner',
	'read_api',
	'read_registry',
	'read_repository',
	'read_user',
	'read_virtual_registry',
	'self_rotate',
	'write_registry',
	'write_repository',
	'write_virtual_registry',
];

/** What deploy tokens may be allowed. */
const DEPLOY_SCOPES = [
	'read_package_registry',
	'read_registry',
	'read_repository',
	'read_virtual_registry',
	'write_package_registry',
	'write_registry',
	'write_virtual_registry',
];

const UPPER_CASE = ['ai', 'api'];

/** `read_api` is "Read API". */
function labelOf(scope: string): string {
	const words = scope.split('_');
	return words
		.map((word) => (UPPER_CASE.includes(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1)))
		.join(' ');
}

const named = (scopes: string[]) => Object.fromEntries(scopes.map((scope) => [scope, labelOf(scope)]));

/**
 * What an access token may do.
 *
 * @see https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes
 */
export const scopes = required(choices('scopes', named(SCOPES), { displayName: 'Scopes' }));

/**
 * What a deploy token may do.
 *
 * @see https://docs.gitlab.com/user/project/deploy_tokens/#scope
 */
export const deployScopes = required(choices('scopes', named(DEPLOY_SCOPES), { displayName: 'Scopes' }));
