import type { NodeApiError } from 'n8n-workflow';
import type { FailureKind, GitlabError } from './client';

/** n8n's words for causes of failures: it waits, or asks somebody to act. */
export type Failure = NonNullable<NodeApiError['failure']>;

/**
 * Why a credential does not do, for machines.
 *
 * - `invalid_credentials`: GitLab does not know the token: wrong, expired or revoked
 * - `invalid_permissions`: the token lacks a scope, or a fine-grained one a permission
 * - `no_resources`: the token is valid, but does not see the project or group, or none at all
 */
export type Reason = 'invalid_credentials' | 'invalid_permissions' | 'no_resources';

/** The reason for a failure, where the credential is it. */
export function reasonFor({ kind, facts: { parameters = [] } }: GitlabError): Reason | undefined {
	if (kind === 'unauthorized') return 'invalid_credentials';
	if (kind === 'insufficientScope') return 'invalid_permissions';
	const missing = kind === 'notFound' && parameters.some((name) => /^(?:project|group)$/i.test(name));
	return missing ? 'no_resources' : undefined;
}

const CAUSES: Partial<Record<FailureKind, Failure['cause']>> = {
	rateLimited: 'rate-limited',
	unavailable: 'temporarily-unavailable',
	unreachable: 'temporarily-unavailable',
	timeout: 'temporarily-unavailable',
	unauthorized: 'credential-invalid',
	server: 'credential-invalid',
	credential: 'credential-invalid',
	insufficientScope: 'configuration-invalid',
	forbidden: 'configuration-invalid',
	notFound: 'configuration-invalid',
	moved: 'configuration-invalid',
	certificate: 'configuration-invalid',
};

/** A failure's cause as n8n knows it (since 2.34), by which a trigger that polls is slowed down or stopped. */
export function causeOf({ kind, facts: { retryAt } }: GitlabError): Failure | undefined {
	const cause = CAUSES[kind];
	if (cause === 'rate-limited') return { cause, ...(retryAt && { resetsAtEpochMs: retryAt }) };
	return cause && { cause };
}
