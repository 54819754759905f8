import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, poll } from '../../client';
import { choice, compose, flag, number, when } from '../../fields';

/** From all others no pipeline or job goes on by itself; a manual one waits for somebody. */
const GOES_ON = [
	...['canceling', 'created', 'pending', 'preparing', 'running', 'scheduled'],
	...['waiting_for_callback', 'waiting_for_resource'],
];

const [LONGEST_WAIT_S, LOG_LINES] = [3600, 20];

/** How to wait for the end of a pipeline or job, and what to make of it. */
export const waiting = [
	number('longest_wait_for_end', {
		displayName: 'Longest Wait for the End',
		min: 1,
		default: LONGEST_WAIT_S,
		description: 'In seconds; then the item fails, and nothing is stopped',
	}),
	when(
		'waitBy',
		['asking'],
		flag('fail_unless_success', 'Whether to fail unless the status is success in the end', {
			displayName: 'Fail Unless Successful',
			default: true,
		}),
	),
	number('log_lines', { min: 0, default: LOG_LINES, description: 'From the end of the log of what failed' }),
] as const;

/** How a wait that can take long goes on: by asking again and again, or asleep until a webhook comes. */
export const byWebhook = compose(
	'byWebhook',
	[
		choice(
			'waitBy',
			{ asking: 'Asking GitLab', webhook: 'Webhook' },
			{ description: 'By a temporary webhook (Maintainer) it sleeps, also while n8n starts again' },
		),
	],
	(item) => item.value('waitBy') === 'webhook',
);

/** How many last lines of logs are wanted, given the options. */
export function logLinesIn({ log_lines }: IDataObject): number {
	return Number(log_lines ?? LOG_LINES);
}

/** Whether a pipeline or job has ended, or waits for somebody. */
export function hasEnded({ status }: IDataObject): boolean {
	return !GOES_ON.includes(String(status));
}

/** How many seconds an end is waited for, given the options. */
export function longestWaitIn({ longest_wait_for_end }: IDataObject): number {
	return Number(longest_wait_for_end ?? LONGEST_WAIT_S);
}

/**
 * A pipeline or job as it is when it has ended, or waits for somebody.
 *
 * @param noun what it is: `Pipeline`
 * @throws GitlabError of kind `timeout` where it takes longer than the options say
 */
export async function ended(
	gitlab: Gitlab,
	at: Path,
	{ noun, options }: { noun: string; options: IDataObject },
): Promise<IDataObject> {
	const seconds = longestWaitIn(options);
	let last: IDataObject = {};
	const row = await poll(gitlab, {
		ask: async () => (last = await gitlab.get(at)),
		isFinal: hasEnded,
		seconds,
	});
	return row ?? refuseUnended(last, { noun, seconds });
}

/** Tells that something still goes on when the time is up. */
export function refuseUnended(
	{ id, status }: IDataObject,
	{ noun, seconds }: { noun: string; seconds: number },
): never {
	const state = `${noun} ${String(id)} still has the status '${String(status)}'`;
	throw new GitlabError('timeout', `${state} after ${seconds} seconds`, {
		advice:
			"It continues in GitLab. Use 'Wait' with its ID to go on waiting, or raise 'Longest Wait for the End'.",
	});
}

/**
 * Refuses what did not end with success, where the options say so.
 *
 * @param why what failed, if that is known
 */
export function refuseUnlessSuccess(
	{ id, status, web_url }: IDataObject,
	{ noun, options, why }: { noun: string; options: IDataObject; why?: string },
): void {
	if (!options.fail_unless_success || status === 'success') return;
	const words = `${noun} ${String(id)} ended with the status '${String(status)}'`;
	throw new GitlabError('conflict', why ? `${words}: ${why}` : words, {
		advice: `GitLab shows it at ${String(web_url)}. Take 'Fail Unless Successful' away to get it as output.`,
	});
}
