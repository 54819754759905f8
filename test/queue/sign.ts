import { randomBytes } from 'node:crypto';

import { Webhook } from 'standardwebhooks';

import type { Planned } from './plan';

/** What is sent. */
export interface Letter {
	headers: Record<string, string>;
	body: string;
}

const MINUTE_MS = 60_000;

/** What a delivery is made of: one that GitLab itself has sent. */
export interface Sample {
	headers: Record<string, string>;
	body: string;
	signingToken: string;
}

const proofs = [
	...['webhook-id', 'webhook-timestamp', 'webhook-signature', 'idempotency-key', 'x-gitlab-token'],
	...['content-length', 'host', 'connection'],
];

/** GitLab's own delivery with another title, ID and time, signed by the Standard Webhooks package. */
export function letter({ headers, body, signingToken }: Sample, planned: Planned): Letter {
	const payload = JSON.parse(body) as { object_attributes: { title: string } };
	payload.object_attributes.title = planned.mark;
	const text = JSON.stringify(payload);
	const kept = Object.entries(headers).filter(([name]) => !proofs.includes(name.toLowerCase()));
	const ids = { 'webhook-id': planned.id, 'idempotency-key': planned.id };
	return {
		headers: { ...Object.fromEntries(kept), ...ids, ...proof(planned, signingToken, text) },
		body: text,
	};
}

function proof({ id, forgery }: Planned, signingToken: string, body: string): Record<string, string> {
	const signed = (key = signingToken, text = body, name = id, at = new Date()) => ({
		'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
		'webhook-signature': new Webhook(key).sign(name, at, text),
	});
	switch (forgery) {
		case undefined:
			return signed();
		case 'without proof':
			return {};
		case 'signed with another key':
			return signed(`whsec_${randomBytes(32).toString('base64')}`);
		case 'the body altered':
			return signed(signingToken, body.replace('forged', 'delivery'));
		case 'the ID altered':
			return signed(signingToken, body, `${id.slice(0, -1)}x`);
		case 'signed long ago':
			return signed(signingToken, body, id, new Date(Date.now() - 10 * MINUTE_MS));
		case 'only a token':
			return { 'x-gitlab-token': signingToken };
		case "another delivery's signature":
			return signed(signingToken, '{}', 'another');
	}
}
