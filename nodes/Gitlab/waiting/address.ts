import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import type { Secrets } from '../trigger/registration/secrets';
import { type Wait, packed, unpacked } from './wait';

type Context = IExecuteFunctions | IWebhookFunctions;

/** The parameter that holds the wait. */
export const WAIT = 'wait';

/** n8n's parameter for what proves that it gave the address out. */
const SIGNATURE = 'signature';

/**
 * Where this execution is woken. n8n checks the signature of the whole address for Send and Wait, and for all other
 * operations a token of the execution, which it gives to expressions, and with each request.
 */
export function addressOf(context: Context, wait: Wait): string {
	const text = packed(wait);
	if (isSignedWhole(context)) return context.getSignedResumeUrl({ [WAIT]: text });
	const url = new URL(ownAddress(context));
	url.search = '';
	url.searchParams.set(WAIT, text);
	const token = tokenOf(context);
	if (token) url.searchParams.set(SIGNATURE, token);
	return url.toString();
}

/** Whether n8n lets nobody in with another wait than the one that it signed. */
export function isSignedWhole(context: Context): boolean {
	return context.getNodeParameter('operation', 0) === 'sendAndWait';
}

/** Versions of n8n without such tokens give none. */
function tokenOf(context: Context): string | null {
	if ('getQueryData' in context) {
		const { [SIGNATURE]: token } = Object(context.getQueryData()) as IDataObject;
		return typeof token === 'string' ? token : null;
	}
	const resumeUrl = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	return new URL(resumeUrl).searchParams.get(SIGNATURE);
}

/** Where this execution is woken, but for what it waits for. */
export function ownAddress(context: Context): string {
	return context.getSignedResumeUrl();
}

/** The wait in an address, if it is one that wakes an execution of the n8n at an origin. */
export function waitIn(address: unknown, origin: string): Wait | undefined {
	if (!URL.canParse(String(address))) return undefined;
	const url = new URL(String(address));
	return url.origin === origin ? unpacked(url.searchParams.get(WAIT)) : undefined;
}

/** Whether two addresses wake the same execution at the same node. */
export function wakesSame(one: unknown, other: string): boolean {
	if (!URL.canParse(String(one))) return false;
	const [a, b] = [new URL(String(one)), new URL(other)];
	return a.origin === b.origin && a.pathname === b.pathname;
}

/**
 * The secrets of the hook that is to wake this execution. They are n8n's signature of what is waited for, which
 * n8n gives nobody else: so they need not be stored, and fit no other execution and no other wait.
 */
export function secretsFor(context: Context, text: string): Secrets {
	const sealed = context.getSignedResumeUrl({ hook: text });
	const seal = new URL(sealed).searchParams.get(SIGNATURE) ?? '';
	const derived = (purpose: string) => createHash('sha256').update(`${purpose} ${seal}`);
	return {
		signingToken: `whsec_${derived('sign').digest('base64')}`,
		token: derived('token').digest('hex'),
	};
}
