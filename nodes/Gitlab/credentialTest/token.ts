import type { IDataObject } from 'n8n-workflow';
import { oneLine } from '../client';

/** What GitLab says of a token, as far as it may see itself and its user. */
export interface Told {
	/** @see https://docs.gitlab.com/api/personal_access_tokens/#self-inform */
	token?: IDataObject;
	/** @see https://docs.gitlab.com/api/users/#get-the-current-user */
	user?: IDataObject;
}

/** What a token of fine-grained permissions has in place of scopes. */
const FINE_GRAINED = 'granular';

/** The token's scopes; undefined where it has permissions instead, or may not say. */
export function scopesOf({ token }: Told): string[] | undefined {
	if (!Array.isArray(token?.scopes) || isFineGrained(token)) return undefined;
	return token.scopes.map(String);
}

function isFineGrained({ scopes, granular, granular_scopes }: IDataObject): boolean {
	const permissions = Array.isArray(granular_scopes) ? granular_scopes : [];
	return (
		granular === true ||
		permissions.length > 0 ||
		(Array.isArray(scopes) && (scopes as unknown[]).includes(FINE_GRAINED))
	);
}

/**
 * The kind of a token by its user: GitLab makes one for each token of a project or group.
 *
 * @see https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects
 */
function kindOf({ token, user }: Told): string {
	const username = String(user?.username ?? '');
	const fineGrained = token && isFineGrained(token) ? 'fine-grained ' : '';
	if (/^project_\d+_bot/.test(username)) return `${fineGrained}project access token`;
	if (/^group_\d+_bot/.test(username)) return `${fineGrained}group access token`;
	if (/^service_account_/.test(username)) return `${fineGrained}token of a service account`;
	return `${fineGrained}personal access token`;
}

/** What a token is, in words: `The project access token 'n8n' of project_4_bot (scopes read_api; ends 2027-01-31)`. */
export function describe(told: Told): string {
	const { token, user } = told;
	const name = token?.name ? ` '${oneLine(String(token.name), 60)}'` : '';
	const of = user?.username ? ` of ${oneLine(String(user.username), 60)}` : '';
	const scopes = scopesOf(told);
	const facts = [
		scopes && (scopes.length ? `scopes ${oneLine(scopes.join(', '), 200)}` : 'without scopes'),
		token?.expires_at && `ends ${oneLine(String(token.expires_at), 30)}`,
	].filter(Boolean);
	return `The ${kindOf(told)}${name}${of}${facts.length ? ` (${facts.join('; ')})` : ''}`;
}
