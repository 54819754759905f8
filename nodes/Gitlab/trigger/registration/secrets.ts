import { createHash, randomBytes } from 'node:crypto';

/** What only GitLab and n8n know of a hook: how n8n tells that a delivery is GitLab's. */
export interface Secrets {
	/** Signs deliveries, on GitLab 19 and later: `whsec_` and 32 bytes in base64. */
	signingToken: string;
	/** Sent along as `X-Gitlab-Token`, which is all that older servers can. */
	token: string;
}

/** GitLab takes signing keys of exactly this length. */
const KEY_BYTES = 32;

/** Makes the secrets of a new hook. */
export function freshSecrets(): Secrets {
	return {
		signingToken: `whsec_${randomBytes(KEY_BYTES).toString('base64')}`,
		token: randomBytes(KEY_BYTES).toString('hex'),
	};
}

/** Tells secrets apart without telling anything of them: GitLab shows no secret, but it shows this. */
export function fingerprint({ signingToken }: Secrets): string {
	return createHash('sha256').update(signingToken).digest('hex').slice(0, 8);
}
