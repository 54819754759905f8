import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, path } from '../../client';
import { type Tools, write } from '../../operation';
import type { Hook } from '../../trigger/registration/hook';
import { addressOf } from '../../waiting/address';
import { fallAsleep, waitUntil } from '../../waiting/sleep';
import { makeHook, placeOf, removeHook, renewHook } from '../../waiting/temporaryHook';
import { stored } from '../../waiting/wait';
import { type Noteable, askable } from './noteable';
import { answerWatcher, commentAt } from './question/answer';
import { newCode } from './question/code';
import { howToAsk, isFreeText, longestWaitIn, message, who, wordsIn } from './question/fields';
import { questionText, toolCallIn } from './question/message';
import { type Question, ended } from './question/question';

/** GitLab can hide these from people without a role. */
const CAN_BE_INTERNAL = ['epic', 'issue', 'mergeRequest'];

interface Asking extends Pick<Tools, 'context' | 'gitlab' | 'hint'> {
	noteable: Noteable;
	message: string;
	options: IDataObject;
}

/**
 * @see https://docs.gitlab.com/api/discussions/
 * @see https://docs.n8n.io/advanced-ai/human-in-the-loop-tools/
 */
export const sendAndWait = write({
	name: 'Send and Wait',
	action: 'Send a comment and wait for response',
	description: 'Ask people for approval or an answer, and wait for it',
	fields: [askable, message, who, isFreeText, howToAsk],
	together: { parameter: 'operation', value: 'sendAndWait', alike: [] },
	run: async ({ all, noteable, who, isFreeText, ...asking }) => {
		if (all.length > 1) throw severalQuestions(all.length);
		const { gitlab, context, options } = asking;
		const thing = await gitlab.get(noteable.at);
		const { reactions = true } = options;
		const question: Question = {
			for: 'answer',
			project: Number(thing.project_id ?? 0),
			until: Date.now() + longestWaitIn(options),
			at: stored(noteable.at),
			holder: stored(noteable.holder),
			state: typeof thing.state === 'string' ? thing.state : undefined,
			who,
			free: isFreeText,
			approve: isFreeText ? [] : wordsIn(options, 'approve'),
			decline: isFreeText ? [] : wordsIn(options, 'decline'),
			reactions: who !== 'link' && !isFreeText && reactions === true && noteable.kind !== 'commit',
			review: context.getNode().type.endsWith('HitlTool'),
		};
		return who === 'link'
			? await askByLink({ ...asking, noteable }, { ...question, page: String(thing.web_url ?? '') })
			: await askPeople({ ...asking, noteable }, { ...question, code: codeFor(noteable) });
	},
});

/**
 * With a hook before anybody sees the question, and a look at it once more when it is there. Until then the hook tells
 * nothing: n8n would turn it away, and GitLab pauses hooks for that.
 */
async function askPeople(asking: Asking, question: Question): Promise<IDataObject[]> {
	const hook = await makeHook(asking, question, []);
	return await post(asking, question, hook).catch(async (error: unknown) => {
		await removeHook(asking.gitlab, placeOf(question), hook.id);
		throw error as Error;
	});
}

async function post(asking: Asking, question: Question, hook: Hook): Promise<IDataObject[]> {
	const { gitlab, noteable } = asking;
	const { events } = answerWatcher;
	const text = textOf(asking, question, await usernamesOf(gitlab, question));
	const thread = await gitlab.post(path`${noteable.holder}/discussions`, { body: text });
	const [note] = thread.notes as IDataObject[];
	const placed = { ...question, thread: String(thread.id), note: Number(note.id) };
	const wait = { ...placed, comment: commentAt(placed) };
	await renewHook(asking, hook, wait, events);
	const atTimeLimit = [ended(wait, 'timedOut')];
	return await fallAsleep(asking, { watcher: answerWatcher, wait, hook, atTimeLimit });
}

async function askByLink(asking: Asking, question: Question): Promise<IDataObject[]> {
	const { context, gitlab, noteable, options } = asking;
	const { kind, notes } = noteable;
	const { internal = true } = options;
	const wait = { ...question, code: codeFor(noteable) };
	const body = textOf(asking, wait, [], addressOf(context, wait));
	await gitlab.post(
		notes,
		kind === 'commit' ? { note: body } : { body, ...(CAN_BE_INTERNAL.includes(kind) && { internal }) },
	);
	const atTimeLimit = [ended(wait, 'timedOut')];
	await waitUntil(context, wait, atTimeLimit);
	return atTimeLimit;
}

function textOf({ context, message }: Asking, question: Question, asked: string[], link?: string): string {
	const [{ json }] = context.getInputData();
	const call = question.review ? toolCallIn(json) : undefined;
	return questionText({ question, message, call, asked, link });
}

/** So that GitLab tells them. */
async function usernamesOf(gitlab: Gitlab, { who }: Question): Promise<string[]> {
	if (who === 'link' || !('users' in who)) return [];
	const users = await Promise.all(who.users.map(async (id) => await gitlab.get(path`/users/${id}`)));
	return users.map(({ username }) => String(username));
}

/** GitLab lets nobody change comments on commits, and does not list them by their IDs. */
function codeFor({ kind }: Noteable): string | undefined {
	return kind === 'commit' ? undefined : newCode();
}

function severalQuestions(count: number): GitlabError {
	return new GitlabError('input', `${count} items came in, and an execution waits for one answer`, {
		advice: "Put 'Loop Over Items' before it to ask one question after another.",
	});
}
