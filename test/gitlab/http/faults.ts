import { setTimeout as wait } from 'node:timers/promises';

import { dice } from '../../dice';
import type { Reply } from './reply';

/** How the stand-in is told to misbehave. */
export interface Fault {
	/** Which requests it meets; all of them when not given. `path` is below the base path, without query. */
	match?: (request: { method: string; path: string }) => boolean;
	/** How often it happens, then no more. */
	times?: number;
	/** How likely it is, 0 to 1. */
	every?: number;
	/**
	 * `truncate` and `swell` let the request take effect and change its answer; all others but `latency` keep it from
	 * taking effect.
	 */
	kind: 'latency' | 'status' | 'reset' | 'truncate' | 'swell' | 'html' | 'redirect' | 'hang';
	ms?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	location?: string;
}

/** The misbehaviour that is asked for now. */
export class Faults {
	private faults: Array<{ fault: Fault; left: number }> = [];
	/** Always the same: what a test meets must not depend on luck. */
	private readonly roll = dice(1);

	/** Gives what takes it back. */
	add(fault: Fault): () => void {
		const added = { fault, left: fault.times ?? Infinity };
		this.faults.push(added);
		return () => (this.faults = this.faults.filter((one) => one !== added));
	}

	clear(): void {
		this.faults = [];
	}

	/** The faults that meet this request, each counted as used. */
	take(request: { method: string; path: string }): Fault[] {
		const met = this.faults.filter(
			({ fault, left }) =>
				left > 0 &&
				(fault.match?.(request) ?? true) &&
				(fault.every === undefined || this.roll() < fault.every),
		);
		for (const each of met) each.left -= 1;
		return met.map(({ fault }) => fault);
	}
}

const HTML =
	'<!DOCTYPE html><html><head><title>502</title></head><body><h1>Whoops, GitLab is taking too much time to respond.</h1></body></html>';

/** Does the harm. True when nobody is to answer the request any more. */
export async function misbehave(fault: Fault, reply: Reply): Promise<boolean> {
	const headers = fault.headers ?? {};
	switch (fault.kind) {
		case 'latency':
			await wait(fault.ms ?? 100, undefined, { ref: false });
			return false;
		case 'truncate':
			reply.cut = true;
			return false;
		case 'swell':
			reply.swells = true;
			return false;
		case 'reset':
			reply.reset();
			return true;
		case 'hang':
			return true;
		case 'redirect':
			reply.send(fault.status ?? 302, '', { ...headers, location: fault.location ?? '/' });
			return true;
		case 'html':
			reply.send(fault.status ?? 502, fault.body ?? HTML, { 'content-type': 'text/html', ...headers });
			return true;
		case 'status': {
			const status = fault.status ?? 500;
			reply.send(status, fault.body ?? { message: `${status} Internal Server Error` }, headers);
			return true;
		}
	}
}
