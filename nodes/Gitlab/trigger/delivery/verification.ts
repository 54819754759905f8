import type { IDataObject } from 'n8n-workflow';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Registration } from '../registration/storedRegistration';

/** A delivery as it came in. */
export interface Incoming {
	/** Headers by their lower-case name. */
	headers: IDataObject;
	/** The bytes of the body: only they are what GitLab has signed. */
	rawBody?: Buffer;
}

/** How old or how far ahead a signed delivery may be, so that nobody sends it again later. */
const TOLERANCE_SECONDS = 5 * 60;

/** How many signatures are looked at: GitLab sends one, and several only while its key is being changed. */
const MOST_SIGNATURES = 10;

/** Characters of a signature: the version, and 32 bytes in base64. */
const SIGNATURE_LENGTH = 'v1,'.length + 44;

/**
 * Whether a delivery comes from the GitLab that the hook is on. Without secrets nothing does.
 *
 * @param now milliseconds since 1970
 */
export function isFromGitlab(
	incoming: Incoming,
	{ secrets, signed }: Pick<Registration, 'secrets' | 'signed'>,
	now = Date.now(),
): boolean {
	if (!secrets) return false;
	return signed
		? hasSignature(incoming, secrets.signingToken, now)
		: isEqual(headerOf(incoming, 'x-gitlab-token'), secrets.token);
}

/**
 * What costs nothing is checked first, and all of it is the same for every hook, so that the time tells nothing.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/#signing-token
 */
function hasSignature(incoming: Incoming, signingToken: string, now: number): boolean {
	const { rawBody } = incoming;
	const id = headerOf(incoming, 'webhook-id');
	const timestamp = headerOf(incoming, 'webhook-timestamp');
	const signatures = headerOf(incoming, 'webhook-signature')
		.split(' ', MOST_SIGNATURES)
		.filter(({ length }) => length === SIGNATURE_LENGTH);
	if (!rawBody || !id || !signatures.length || !isCurrent(timestamp, now)) return false;
	const key = Buffer.from(signingToken.replace(/^whsec_/, ''), 'base64');
	const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64');
	return signatures.filter((signature) => isEqual(signature, `v1,${signed}`)).length > 0;
}

function isCurrent(timestamp: string, now: number): boolean {
	return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
}

/** Takes the same time whatever the texts have in common. How long a secret is, is no secret. */
function isEqual(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** A header by its lower-case name, or empty; one that comes several times is none. */
export function headerOf({ headers }: Pick<Incoming, 'headers'>, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}
