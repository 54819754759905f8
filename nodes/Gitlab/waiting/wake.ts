import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Incoming, headerOf } from '../trigger/delivery/verification';
import { ownAddress, WAIT } from './address';

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions;

const PROOF = 'x-n8n-wake';
const TIMEOUT_MS = 15_000;

/** What n8n said to a wake. */
export type Woken = 'awake' | 'waiting' | 'busy' | 'gone' | 'unknown';

/**
 * Lets an execution of this n8n look whether what it waits for has happened: for what GitLab could not tell it,
 * because n8n was off, or had not put the execution to sleep yet.
 */
export async function wake(context: Context, address: string): Promise<Woken> {
	const text = new URL(address).searchParams.get(WAIT) ?? '';
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			method: 'POST',
			url: address,
			headers: { [PROOF]: await proofOf(context, address, text) },
			body: {},
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number; body: unknown };
		return meaning(statusCode, body);
	} catch {
		// n8n may not reach itself at its public address. Then what GitLab tells has to do.
		return 'unknown';
	}
}

/** Whether it was this node that woke its execution. */
export async function isWake(context: IWebhookFunctions, incoming: Incoming, text: string): Promise<boolean> {
	const given = Buffer.from(headerOf(incoming, PROOF));
	if (!given.length) return false;
	const expected = Buffer.from(await proofOf(context, ownAddress(context), text));
	return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Of a finished execution n8n says that it has finished, in JSON or with a page; ours answers in JSON. */
function meaning(status: number, body: unknown): Woken {
	const { message = '', waiting } = Object(body) as { message?: unknown; waiting?: unknown };
	if (status === 200 && waiting === true) return 'waiting';
	if (status === 200 && waiting === false) return 'awake';
	if (status === 404 || (status === 200 && typeof body === 'string')) return 'gone';
	if (status === 409) return /finished/.test(String(message)) ? 'gone' : 'busy';
	return 'unknown';
}

/**
 * What only who has the credential can say of a wait, to one execution alone: addresses come out of hooks, which
 * others make too, and what is said there is of no use elsewhere.
 */
async function proofOf(context: Context, address: string, text: string): Promise<string> {
	const isOAuth2 = context.getNodeParameter('authentication', 0) === 'oAuth2';
	const { accessToken, clientSecret } = await context.getCredentials(
		isOAuth2 ? 'gitlabDevopsOAuth2Api' : 'gitlabDevopsApi',
	);
	return createHmac('sha256', String(isOAuth2 ? clientSecret : accessToken))
		.update(`wake ${new URL(address).pathname} ${text}`)
		.digest('hex');
}
