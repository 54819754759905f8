import type { ResourceSeed } from '../base';
import { groupOf, need } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { rowsIn } from '../table/rows';
import type { Group, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';
import { dayIn, expiryGiven, newValue } from './accessToken';

interface OwnToken {
	id: number;
	name: string;
	description: string | null;
	scopes: string[];
	created_at: string;
	expires_at: string;
	revoked: boolean;
}

interface Account {
	user: User;
	/** Until whoever has it says that it is theirs. */
	unconfirmed_email: string | null;
	tokens: OwnToken[];
}

const accountsOf = (group: Group) => rowsIn<Account>(group, 'service account');

function ownGroup(call: Call): Group {
	const group = groupOf(call);
	need(call, group, LEVEL.owner);
	if (group.parent) throw new Refusal(400, { message: '400 Bad request' });
	return group;
}

function entity({ user, unconfirmed_email }: Account) {
	const { id, username, name, email, public_email } = user;
	return { id, username, name, email, public_email, unconfirmed_email };
}

function tokenOf({ user }: Account, token: OwnToken) {
	return { ...token, user_id: user.id, last_used_at: token.created_at, active: !token.revoked };
}

function list(call: Call) {
	const rows = [...accountsOf(ownGroup(call))];
	const by = values.choice(call.input, 'order_by', ['id', 'username']) ?? 'id';
	const sign = values.choice(call.input, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
	rows.sort(
		(a, b) => sign * (by === 'id' ? a.user.id - b.user.id : a.user.username.localeCompare(b.user.username)),
	);
	return page(call, rows, entity);
}

function create(call: Call) {
	const group = ownGroup(call);
	const number = call.world.next('service account');
	const username = values.text(call.input, 'username') ?? `service_account_group_${group.id}_${number}`;
	if (call.world.findUser(username)) throw invalid({ username: ['has already been taken'] });
	const account = addAccount(call.world, group, username, values.text(call.input, 'name'));
	account.unconfirmed_email = values.text(call.input, 'email') ?? null;
	return entity(account);
}

/** Adds a service account to a group. */
export function addAccount(
	world: World,
	group: Group,
	username: string,
	name = 'Service account user',
): Account {
	const account: Account = {
		user: world.createUser({ username, name }),
		unconfirmed_email: null,
		tokens: [],
	};
	account.user.public_email = account.user.email;
	accountsOf(group).push(account);
	return account;
}

function accountOf(call: Call): Account {
	const found = accountsOf(ownGroup(call)).find(({ user }) => String(user.id) === call.params.user_id);
	if (!found) throw notFound('User');
	return found;
}

function remove(call: Call): void {
	const rows = accountsOf(ownGroup(call));
	rows.splice(rows.indexOf(accountOf(call)), 1);
}

function addToken(world: World, account: Account, given: Pick<OwnToken, 'name' | 'scopes' | 'expires_at'>) {
	const own = { id: world.next('token'), created_at: world.now(), revoked: false, description: null };
	const token: OwnToken = { ...own, ...given };
	account.tokens.push(token);
	return token;
}

function createToken(call: Call) {
	const account = accountOf(call);
	values.required(call.input, 'name', 'scopes');
	const name = values.text(call.input, 'name') ?? '';
	const scopes = values.list(call.input, 'scopes') ?? [];
	const token = addToken(call.world, account, {
		...{ name, scopes },
		expires_at: call.input.expires_at ? expiryGiven(call) : dayIn(365),
	});
	token.description = values.text(call.input, 'description') ?? null;
	return { ...tokenOf(account, token), token: newValue(call.world) };
}

function rotateToken(call: Call) {
	const account = accountOf(call);
	const old = account.tokens.find(({ id }) => String(id) === call.params.token_id);
	if (!old) throw notFound();
	const expires_at = expiryGiven(call);
	old.revoked = true;
	const { name, scopes, description } = old;
	const token = Object.assign(addToken(call.world, account, { name, scopes, expires_at }), { description });
	return { ...tokenOf(account, token), token: newValue(call.world) };
}

const AT = 'groups/:id/service_accounts';

export const serviceAccountRoutes: Route[] = [
	['GET', AT, list],
	['POST', AT, create],
	['DELETE', `${AT}/:user_id`, remove],
	[
		'GET',
		`${AT}/:user_id/personal_access_tokens`,
		(call) => {
			const account = accountOf(call);
			return page(call, account.tokens, (token) => tokenOf(account, token));
		},
	],
	['POST', `${AT}/:user_id/personal_access_tokens`, createToken],
	['POST', `${AT}/:user_id/personal_access_tokens/:token_id/rotate`, rotateToken],
];

/** A service account with a token. */
export const seedServiceAccounts: ResourceSeed = ({ world }, { groups }) => {
	const account = addAccount(world, groups.acme, 'deployer', 'Deployer');
	account.unconfirmed_email = 'deployer@example.org';
	const given = { name: 'Nightly deployment', scopes: ['read_api'], expires_at: dayIn(30) };
	const token = Object.assign(addToken(world, account, given), { description: 'Of the build server' });
	return {
		serviceAccount: [String(account.user.id)],
		accessToken: [String(token.id)],
		confirmation: ['deployer'],
		expires_at: [dayIn(30)],
		scopes: ['api'],
		username: ['another-deployer'],
	};
};
