import type { ResourceSeed } from '../base';
import { managedUser } from '../entities/user';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { userOf } from '../routes/people';
import type { User } from '../world/model';
import { LEVEL } from '../world/model';

function admin(call: Call): User {
	const user = me(call);
	if (!user.admin) throw forbidden();
	return user;
}

/** Of whom the path tells the ID. */
const chosen = (call: Call) => userOf(call, 'user_id' in call.params ? 'user_id' : 'id');

const TEXTS = [
	...[
		'bio',
		'commit_email',
		'discord',
		'extern_uid',
		'github',
		'linkedin',
		'location',
		'note',
		'organization',
	],
	...['pronouns', 'provider', 'twitter', 'website_url'],
];
const NUMBERS = [
	...['color_scheme_id', 'extra_shared_runners_minutes_limit', 'group_id_for_saml', 'projects_limit'],
	...['shared_runners_minutes_limit', 'theme_id'],
];
const FLAGS = ['auditor', 'can_create_group', 'external', 'private_profile', 'view_diffs_file_by_file'];
const PASSWORDS = ['password', 'reset_password', 'force_random_password'];

function change(call: Call, user: User): void {
	const { input, world } = call;
	const [email, username] = [values.text(input, 'email'), values.text(input, 'username')];
	const isTaken = (key: 'email' | 'username', value?: string) =>
		world.users.some((other) => other !== user && other[key].toLowerCase() === value?.toLowerCase());
	if (isTaken('email', email)) throw new Refusal(409, { message: 'Email has already been taken' });
	if (isTaken('username', username)) throw new Refusal(409, { message: 'Username has already been taken' });
	if ((values.text(input, 'extern_uid') === undefined) !== (values.text(input, 'provider') === undefined))
		throw badParameter('extern_uid, provider provide all or none of parameters');
	const read = [
		...TEXTS.map((name) => [name, values.text(input, name)]),
		...NUMBERS.map((name) => [name, values.integer(input, name)]),
		...FLAGS.map((name) => [name === 'auditor' ? 'is_auditor' : name, values.flag(input, name)]),
	];
	Object.assign(user.profile, Object.fromEntries(read.filter(([, value]) => value !== undefined)));
	user.email = email ?? user.email;
	user.username = username ?? user.username;
	user.name = values.text(input, 'name') ?? user.name;
	user.admin = values.flag(input, 'admin') ?? user.admin;
	const shown = values.text(input, 'public_email');
	if (shown !== undefined) user.public_email = shown || null;
}

function create(call: Call): object {
	admin(call);
	values.required(call.input, 'email', 'name', 'username');
	values.someOf(call.input, PASSWORDS);
	const user = call.world.createUser({ username: '' });
	try {
		change(call, user);
	} catch (error) {
		call.world.users.splice(call.world.users.indexOf(user), 1);
		throw error;
	}
	return managedUser(call, user);
}

function update(call: Call): object {
	admin(call);
	change(call, chosen(call));
	return managedUser(call, chosen(call));
}

function remove(call: Call): void {
	admin(call);
	const { users } = call.world;
	users.splice(users.indexOf(chosen(call)), 1);
}

/** What changes who may use an account, from which states that cannot be, and GitLab's words then. */
const STATES: Array<[verb: string, state: User['state'], not: User['state'][], words: string]> = [
	['activate', 'active', ['blocked'], 'A blocked user must be unblocked to be activated'],
	['block', 'blocked', [], ''],
	['deactivate', 'deactivated', ['blocked'], 'A blocked user cannot be deactivated by the API'],
	['unblock', 'active', ['deactivated'], 'A deactivated user cannot be unblocked by the API'],
];

const stateRoutes = STATES.map(
	([verb, state, not, words]): Route => [
		'POST',
		`users/:id/${verb}`,
		(call) => {
			const by = admin(call);
			const user = chosen(call);
			if (by === user)
				throw new Refusal(403, { message: `403 Forbidden - The API initiating user cannot be ${verb}ed` });
			if (not.includes(user.state)) throw new Refusal(403, { message: `403 Forbidden - ${words}` });
			user.state = state;
			return new Answer(201, 'true', 'application/json');
		},
	],
);

const DAY = 24;
const HOURS: Record<string, number> = {
	...{ '30_minutes': 0.5, '3_hours': 3, '8_hours': 8 },
	...{ '1_day': DAY, '3_days': 3 * DAY, '7_days': 7 * DAY, '30_days': 30 * DAY },
};

function statusOf({ status }: User) {
	const { message } = status ?? {};
	return {
		emoji: status?.emoji ?? 'speech_balloon',
		message: message ?? null,
		availability: status?.availability ?? 'not_set',
		message_html: message ?? '',
		clear_status_at: status?.clear_status_at ?? null,
	};
}

/** PUT clears what it does not bring. */
function setStatus(call: Call) {
	const user = me(call);
	const { input, world } = call;
	const after = values.choice(input, 'clear_status_after', Object.keys(HOURS));
	user.status = {
		emoji: values.text(input, 'emoji') ?? 'speech_balloon',
		message: values.text(input, 'message') ?? null,
		availability: values.choice(input, 'availability', ['busy', 'not_set']) ?? 'not_set',
		clear_status_at: after
			? new Date(Date.parse(world.now()) + (HOURS[after] ?? 0) * 3_600_000).toISOString()
			: null,
	};
	return statusOf(user);
}

function memberships(call: Call) {
	admin(call);
	const user = chosen(call);
	const type = values.choice(call.input, 'type', ['Project', 'Namespace']);
	const { groups, projects } = call.world;
	const all = [...groups, ...projects].flatMap(({ kind, id, name, members }) => {
		const access_level = members.get(user.id)?.access_level;
		const source_type = kind === 'group' ? 'Namespace' : 'Project';
		return access_level === undefined
			? []
			: [{ source_id: id, source_name: name, source_type, access_level }];
	});
	return page(
		call,
		all.filter(({ source_type }) => !type || type === source_type),
		(row) => row,
	);
}

function activities(call: Call) {
	admin(call);
	const from = values.moment(call.input, 'from') ?? 0;
	const active = call.world.users.filter(({ created_at }) => Date.parse(created_at) >= from);
	return page(call, active, ({ username, created_at }) => {
		const day = created_at.slice(0, 10);
		return { username, last_activity_on: day, last_activity_at: day };
	});
}

/** @see https://docs.gitlab.com/api/users/ and https://docs.gitlab.com/api/user_moderation/ */
export const userRoutes: Route[] = [
	['POST', 'users', create],
	['PUT', 'users/:id', update],
	['DELETE', 'users/:id', remove],
	...stateRoutes,
	['GET', 'user/status', (call) => statusOf(me(call))],
	['PUT', 'user/status', setStatus],
	['GET', 'users/:user_id/status', (call) => statusOf(chosen(call))],
	['GET', 'users/:user_id/memberships', memberships],
	['GET', 'user/activities', activities],
];

/** Somebody with a project, a membership and a status of their own. */
export const seedUsers: ResourceSeed = ({ world }, { users, groups }) => {
	const { outsider } = users;
	world.addMember(groups.acme, outsider, LEVEL.reporter);
	outsider.status = {
		...{ emoji: 'coffee', message: 'Back at two', availability: 'busy' },
		clear_status_at: '2030-01-01T12:00:00.000Z',
	};
	return { user: [String(outsider.id)], confirmUsername: [outsider.username] };
};
