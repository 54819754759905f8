import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Registration } from './registration';

/** A delivery as it came in. */
export interface Incoming {
	/** Headers by their lower-case name. */
	headers: IDataObject;
	/** The bytes of the body: only they are what GitLab has signed. */
	rawBody?: Buffer;
}

/** How old or how far ahead a signed delivery may be, so that nobody sends it again later. */
const TOLERANCE_SECONDS = 5 * 60;

/**
 * Whether a delivery comes from the GitLab that the hook is on. Without secrets nothing does.
 *
 * @param now milliseconds since 1970
 */
export function isFromGitlab(incoming: Incoming, registration: Registration, now = Date.now()): boolean {
	const { secrets, signed } = registration;
	if (!secrets) return false;
	return signed
		? hasSignature(incoming, secrets.signingToken, now)
		: isEqual(header(incoming, 'x-gitlab-token'), secrets.token);
}

/** @see https://docs.gitlab.com/user/project/integrations/webhooks/#signing-token */
function hasSignature(incoming: Incoming, signingToken: string, now: number): boolean {
	const { rawBody } = incoming;
	const id = header(incoming, 'webhook-id');
	const timestamp = header(incoming, 'webhook-timestamp');
	const signatures = header(incoming, 'webhook-signature').split(' ');
	if (!rawBody || !id || !isCurrent(timestamp, now)) return false;
	const key = Buffer.from(signingToken.replace(/^whsec_/, ''), 'base64');
	const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64');
	return signatures.filter((signature) => isEqual(signature, `v1,${signed}`)).length > 0;
}

function isCurrent(timestamp: string, now: number): boolean {
	return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
}

/** Takes the same time whatever the texts have in common, and whatever their lengths. */
function isEqual(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** A header that comes several times is none. */
function header({ headers }: Incoming, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}
