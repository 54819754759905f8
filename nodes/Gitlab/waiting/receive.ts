import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Gitlab } from '../client';
import { headerOf, isFromGitlab } from '../trigger/delivery/verification';
import { lineOf } from '../trigger/log';
import { addressOf, isSignedWhole, ownAddress, secretsFor, WAIT } from './address';
import { openAside } from './aside';
import { lookOnceMore, wakeLater } from './looking';
import { showOutcome } from './outcome';
import { placeIn, sweepSometimes } from './sweep';
import { mendHook, removeHooks } from './temporaryHook';
import { type Wait, unpacked } from './wait';
import { isWake } from './wake';
import { type Watcher, simplified } from './watcher';
import { watcherOf } from './watchers';

/**
 * Takes whatever is sent to a waiting execution. Only what GitLab itself says, when it is asked, lets it go on. It
 * never throws: n8n would end the execution.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await take(context);
	} catch (error) {
		return fail(context, error as Error);
	}
}

async function take(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { [WAIT]: given } = Object(context.getQueryData()) as IDataObject;
	const wait = unpacked(given);
	const watcher = wait && watcherOf(wait);
	if (!watcher) return answer(context, 401, 'Unauthorized');
	if (isSignedWhole(context) && watcher.isVisited?.(wait)) return await takeVisit(context, watcher, wait);
	const sender = await senderOf(context, String(given));
	if (!sender) return answer(context, 401, 'Unauthorized');
	const gitlab = await openAside(context);
	const isConcerned =
		sender === 'n8n' || watcher.concerns(Object(context.getBodyData()) as IDataObject, wait);
	const address = addressOf(context, wait);
	const rows = isConcerned ? await lookOrLater(context, address, watcher.look(gitlab, wait)) : undefined;
	if (!rows) {
		if (sender === 'n8n') await mendHook(context, gitlab, { wait, events: watcher.events });
		else sweepAround(context, gitlab, wait);
		if (sender === 'GitLab') wakeLater(context, address);
		if (sender === 'GitLab' && isConcerned && watcher.looksAgain)
			lookOnceMore(context, { watcher, wait, address });
		return { webhookResponse: { waiting: true } };
	}
	const shown = simplified(watcher, wait, rows);
	return goOn(context, { rows: shown, response: { waiting: false } }, async () => {
		await removeHooks(gitlab, wait, ownAddress(context));
		await tell(gitlab, { watcher, wait, rows });
	});
}

/** GitLab tells nothing twice: where it could not be asked just now, it is asked later. */
async function lookOrLater<T>(context: IWebhookFunctions, address: string, looked: Promise<T>): Promise<T> {
	return await looked.catch((error: unknown) => {
		wakeLater(context, address);
		throw error as Error;
	});
}

/** A person's browser, or a program that looks at links. */
async function takeVisit(
	context: IWebhookFunctions,
	watcher: Watcher,
	wait: Wait,
): Promise<IWebhookResponseData> {
	const { method } = context.getRequestObject();
	const incoming = { headers: context.getHeaderData() as IDataObject };
	const isForm = headerOf(incoming, 'content-type').startsWith('application/x-www-form-urlencoded');
	const form = isForm ? (Object(context.getBodyData()) as IDataObject) : {};
	const gitlab = await openAside(context);
	const visited = await watcher.visit?.(gitlab, wait, { isAnswer: method === 'POST' && isForm, form });
	const { page = '', rows } = visited ?? {};
	context.getResponseObject().setHeader('Content-Type', 'text/html; charset=utf-8');
	if (!rows) return { webhookResponse: page };
	return goOn(context, { rows, response: page }, async () => {
		await tell(gitlab, { watcher, wait, rows });
	});
}

interface GoingOn {
	rows: IDataObject[];
	response: IDataObject | string;
}

/**
 * Lets the execution go on. n8n asks for the answer when it has taken that: of several at once it takes one, and
 * only then is cleared up, so that nothing is lost where it takes none.
 */
function goOn(
	context: IWebhookFunctions,
	{ rows, response }: GoingOn,
	clearUp: () => Promise<void>,
): IWebhookResponseData {
	let isTaken = false;
	return {
		workflowData: [rows.map((json, item) => ({ json, pairedItem: { item } }))],
		get webhookResponse() {
			if (!isTaken) void clearUp().catch((error: Error) => warn(context, error));
			isTaken = true;
			return response;
		},
	};
}

async function tell(
	gitlab: Gitlab,
	{ watcher, wait, rows }: { watcher: Watcher; wait: Wait; rows: IDataObject[] },
): Promise<void> {
	const [row] = rows;
	if (watcher.outcome)
		await showOutcome(gitlab, await watcher.commentOf?.(gitlab, wait), watcher.outcome(row));
}

function sweepAround(context: IWebhookFunctions, gitlab: Gitlab, wait: Wait): void {
	const address = ownAddress(context);
	sweepSometimes({ context, open: () => gitlab }, placeIn(gitlab, wait), address);
}

/** Who sends it: GitLab, or this node in another execution. */
async function senderOf(context: IWebhookFunctions, text: string): Promise<'GitLab' | 'n8n' | undefined> {
	const { method, rawBody } = context.getRequestObject();
	if (method !== 'POST') return undefined;
	const incoming = { headers: context.getHeaderData() as IDataObject, rawBody };
	// Servers that know signing send both, and both are secret.
	const signed = headerOf(incoming, 'webhook-signature') !== '';
	if (isFromGitlab(incoming, { secrets: secretsFor(context, text), signed })) return 'GitLab';
	return (await isWake(context, incoming, text)) ? 'n8n' : undefined;
}

function fail(context: IWebhookFunctions, error: Error): IWebhookResponseData {
	try {
		warn(context, error);
		return answer(context, 503, 'It is not known yet whether this ends the waiting');
	} catch {
		return { webhookResponse: {} };
	}
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

function warn(context: IWebhookFunctions, { message }: Error): void {
	context.logger.warn(lineOf(context, `a waiting execution: ${message}`));
}
