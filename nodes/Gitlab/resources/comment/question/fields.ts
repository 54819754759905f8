import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	choice,
	compose,
	flag,
	number,
	oneOf,
	options,
	required,
	role,
	shownFor,
	text,
	texts,
	when,
} from '../../../fields';
import { someUsersParam } from '../../user/field';
import { WITH_WEBHOOKS } from '../noteable';

/** What n8n's Human review gives a field of its own, and therefore names. */
export const message = required(text('message', { lines: 4, description: 'Quick actions in it do not run' }));

/** Who may answer: some people by their IDs, whoever has a role, or whoever opens the link. */
export type Who = { users: number[] } | { role: number } | 'link';

const WHO = { users: 'Named Users', role: 'Members With a Role', link: 'Whoever Has the Link' };
const ANSWERS = { approval: 'Approval', freeText: 'Free Text' };

const answerFrom = choice('answerFrom', WHO, {
	displayName: 'Who May Answer',
	description: 'People answer in GitLab, by a temporary webhook (Maintainer); a link is for all who read it',
}).property;
const users = required(someUsersParam('responders', 'Users'));
const minimumRole = required(role('responderRole', { displayName: 'Minimum Role' }));

/** By webhooks where GitLab has any for it; all else has links only. */
const answering = shownFor('commentOn', WITH_WEBHOOKS, { properties: [answerFrom], labels: {} });

export const who = compose<'who', Who>(
	'who',
	[answering, shownFor('answerFrom', ['users'], users), shownFor('answerFrom', ['role'], minimumRole)],
	async (item) => {
		if (!WITH_WEBHOOKS.some((kind) => kind === item.value('commentOn'))) return 'link';
		const chosen = oneOf(item.value('answerFrom'), Object.keys(WHO), answerFrom.displayName, item);
		if (chosen === 'users') return { users: await users.read(item) };
		return chosen === 'role' ? { role: await minimumRole.read(item) } : 'link';
	},
);

const responseType: INodeProperties = choice('responseType', ANSWERS).property;

/** Whether any text is an answer, as against yes and no. */
export const isFreeText = compose(
	'isFreeText',
	[responseType],
	(item) => item.value('responseType') === 'freeText',
);

const LONGEST_WAIT_MIN = 7 * 24 * 60;
const WORDS = { approve: 'approve, approved', decline: 'decline, declined, reject, rejected' };

const words = (name: 'approve' | 'decline') =>
	texts(`${name}_words`, {
		displayName: name === 'approve' ? 'Words That Approve' : 'Words That Decline',
		placeholder: `e.g. ${WORDS[name]}`,
	});

export const howToAsk = options(
	number('longest_wait_minutes', {
		displayName: 'Longest Wait',
		min: 1,
		default: LONGEST_WAIT_MIN,
		description: 'In minutes; then the output has timedOut',
	}),
	when('answerFrom', ['role', 'users'], words('approve')),
	when('answerFrom', ['role', 'users'], words('decline')),
	when('answerFrom', ['role', 'users'], flag('reactions', 'Whether 👍 and 👎 answer too', { default: true })),
	when(
		'answerFrom',
		['link'],
		flag('internal', 'Whether only Planners and up can see it', { default: true }),
	),
);

/** How many milliseconds an answer is waited for, given the options. */
export function longestWaitIn({ longest_wait_minutes: minutes = LONGEST_WAIT_MIN }: IDataObject): number {
	return Number(minutes) * 60_000;
}

/** With which words a reply approves or declines, given the options. */
export function wordsIn(options: IDataObject, name: 'approve' | 'decline'): string[] {
	const given = options[`${name}_words`] as string[] | undefined;
	return (given ?? WORDS[name].split(', ')).map((word) => word.trim().toLowerCase()).filter(Boolean);
}
