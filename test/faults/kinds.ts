import { dice } from '../dice';
import type { Fault } from '../gitlab';

/** A fault by its name, and what a read and a write make of it. */
export interface Kind {
	name: string;
	fault: Fault;
	/** What is expected of a read that meets it now and then: it is survived, or it fails and says why. */
	reads: 'survive' | 'say why';
}

const status = (code: number, headers: Record<string, string> = {}, body?: unknown): Fault => ({
	kind: 'status',
	status: code,
	headers,
	...(body !== undefined && { body }),
});

const CUT = '{"id": 1, "iid": 1, "title": "Cut o';
const PAGE = '<!DOCTYPE html><html><title>Just a moment</title></html>';

/** Everything that a server, or what stands before it, does wrong. */
export const kinds: readonly Kind[] = [
	{ name: '429', fault: status(429, {}, 'Retry later'), reads: 'survive' },
	{
		name: '429, Retry-After in seconds',
		fault: status(429, { 'retry-after': '1' }, 'Retry later'),
		reads: 'survive',
	},
	{
		name: '429, Retry-After as a date',
		fault: {
			...status(429, {}, 'Retry later'),
			get headers() {
				return { 'retry-after': new Date(Date.now() + 1000).toUTCString() };
			},
		},
		reads: 'survive',
	},
	{
		name: '429, Retry-After of a day',
		fault: status(429, { 'retry-after': '86400' }, 'Retry later'),
		reads: 'say why',
	},
	{ name: '500', fault: status(500), reads: 'survive' },
	{ name: '502', fault: { kind: 'html', status: 502 }, reads: 'survive' },
	{ name: '503', fault: status(503, { 'retry-after': '0' }), reads: 'survive' },
	{ name: '504', fault: { kind: 'html', status: 504 }, reads: 'survive' },
	{ name: 'reset before the answer', fault: { kind: 'reset' }, reads: 'survive' },
	{ name: 'reset during the body', fault: { kind: 'truncate' }, reads: 'survive' },
	{
		name: 'truncated JSON',
		fault: status(200, { 'content-type': 'application/json' }, CUT),
		reads: 'survive',
	},
	{ name: 'web page with 200', fault: { kind: 'html', status: 200, body: PAGE }, reads: 'survive' },
];

/** The same fault with more to it; what it computes when it is read stays so. */
export function withOwn(fault: Fault, more: Partial<Fault>): Fault {
	return Object.defineProperties({ ...more }, Object.getOwnPropertyDescriptors(fault)) as Fault;
}

/** One fault that meets a share of the requests, of a kind that is drawn each time. */
export function mixed(of: readonly Kind[], share: number): Fault {
	const fault: Fault = { kind: 'reset', every: share };
	const roll = dice(of.length);
	fault.match = () => {
		const { fault: drawn } = of[Math.floor(roll() * of.length)];
		for (const key of ['kind', 'status', 'headers', 'body'] as const) delete (fault as Partial<Fault>)[key];
		Object.assign(fault, drawn);
		return true;
	};
	return fault;
}
