import { type Actor, actorsOf } from './actors';
import type { Filter } from './filter';
import { listed, listField } from './listField';
import { type Me, ME } from './me';

const HOW =
	'IDs such as 42 or usernames such as @alex.doe, separated by commas; "me" is the user of the credential, "bots" all bots.';

/**
 * How GitLab calls the users of access tokens, service accounts and security policies, and its own bots, each
 * also with a number where the name was taken; and what people call their bots. Events say no more than that.
 *
 * @see https://docs.gitlab.com/administration/internal_users/
 * @see https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects
 */
const BOT =
	/^(?:project|group)_\d+_bot(?:\d*|_.*)$|^service_account_|^gitlab_security_policy_(?:project|group)_\d+_bot|^(?:ghost|gitlabduo)\d*$|(?:^|[-_.])bot\d*$/;

/** An ID tells who somebody is, a name can be given up and taken by others: it counts where there is no ID. */
function isMe(actor: Actor, me: Me): boolean {
	return actor.id === undefined ? actor.username === me.username.toLowerCase() : actor.id === me.id;
}

function isOneOf(actor: Actor, names: readonly string[], me?: Me): boolean {
	return names.some((name) => {
		const word = name.toLowerCase();
		if (word === ME) return me !== undefined && isMe(actor, me);
		if (word === 'bots') return actor.username !== undefined && BOT.test(actor.username);
		if (/^\d+$/.test(word)) return actor.id === Number(word);
		return actor.username === word.replace(/^@/, '');
	});
}

export const peopleFilters: readonly Filter[] = [
	{
		field: listField(
			'by',
			'By',
			'@alex.doe, 42, me',
			`Only events caused by these users start the workflow. ${HOW} Usernames can be changed and taken by others, IDs cannot; anybody can call themselves a bot. A user who edits somebody else's comment must also be listed, by ID. Events that do not say who caused them are ignored.`,
		),
		accepts: (webhookEvent, value, me) => {
			const names = listed(value);
			const actors = actorsOf(webhookEvent);
			return !names.length || (actors.length > 0 && actors.every((actor) => isOneOf(actor, names, me)));
		},
	},
	{
		field: listField(
			'notBy',
			'Not By',
			'bots, me',
			`Events caused by these users are ignored. ${HOW} With "me", the workflow does not answer itself. This saves executions but protects nothing: anybody can take another name, and events that do not say who caused them still start the workflow.`,
		),
		accepts: (webhookEvent, value, me) => {
			const names = listed(value);
			return !names.length || !actorsOf(webhookEvent).some((actor) => isOneOf(actor, names, me));
		},
	},
];
