import { createHash } from 'node:crypto';

import type { Call } from '../http/call';
import type { Member, MemberRole, Token, User } from '../world/model';

/** Who looks, and at which server: what entities need to know beside the thing itself. */
export type View = Pick<Call, 'world' | 'user'>;

export function avatarUrl(user: User): string {
	const hash = createHash('sha256').update(user.email).digest('hex');
	return `https://www.gravatar.com/avatar/${hash}?s=80&d=identicon`;
}

export function userBasic(view: View, user: User) {
	return {
		id: user.id,
		username: user.username,
		public_email: user.public_email,
		name: user.name,
		state: user.state,
		locked: false,
		avatar_url: avatarUrl(user),
		web_url: `${view.world.url}/${user.username}`,
	};
}

export const userBasicOrNull = (view: View, user: User | null) => (user ? userBasic(view, user) : null);

export function userProfile(view: View, user: User) {
	return {
		...userBasic(view, user),
		created_at: user.created_at,
		bio: '',
		location: '',
		linkedin: '',
		twitter: '',
		discord: '',
		website_url: '',
		github: '',
		job_title: '',
		pronouns: null,
		organization: '',
		bot: false,
		work_information: null,
		followers: 0,
		following: 0,
		is_followed: false,
		local_time: null,
	};
}

/** What a user is told about themselves. */
export function currentUser(view: View, user: User) {
	return {
		...userProfile(view, user),
		last_sign_in_at: user.created_at,
		confirmed_at: user.created_at,
		last_activity_on: user.created_at.slice(0, 10),
		email: user.email,
		theme_id: 3,
		color_scheme_id: 1,
		projects_limit: 100000,
		current_sign_in_at: user.created_at,
		identities: [],
		can_create_group: true,
		can_create_project: true,
		two_factor_enabled: user.two_factor_enabled,
		external: false,
		private_profile: false,
		commit_email: user.email,
		preferred_language: 'en',
		shared_runners_minutes_limit: null,
		extra_shared_runners_minutes_limit: null,
		scim_identities: [],
		...(user.admin ? { is_admin: true, note: null, namespace_id: user.namespace_id, created_by: null } : {}),
	};
}

export function memberEntity(view: View, member: Member) {
	return {
		...userBasic(view, member.user),
		access_level: member.access_level,
		created_at: member.created_at,
		created_by: userBasicOrNull(view, member.created_by),
		expires_at: member.expires_at,
		membership_state: 'active',
		...(member.member_role && { member_role: memberRoleEntity(member.member_role) }),
	};
}

/** What a custom role may do beside its base role; of the many things one is enough here. */
export function memberRoleEntity(role: MemberRole) {
	return { ...role, read_code: true, admin_merge_request: false, remove_project: false };
}

export function tokenEntity(token: Token) {
	return {
		id: token.id,
		name: token.name,
		revoked: token.revoked,
		created_at: token.created_at,
		description: token.description ?? null,
		scopes: token.scopes,
		user_id: token.user.id,
		last_used_at: token.created_at,
		active: !token.revoked,
		expires_at: token.expires_at?.slice(0, 10) ?? null,
		last_used_ips: ['127.0.0.1'],
	};
}
