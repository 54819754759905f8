import type { Failure } from 'n8n-workflow';
import type { GitlabError } from './client/errors';

/**
 * What n8n's polling does about a failure: it comes back when a limit ends, backs off where the server is away, and
 * waits for somebody where the credential is at fault. Undefined where it is to find out by itself.
 */
export function failureCauseOf({ kind, facts }: GitlabError): Failure | undefined {
	switch (kind) {
		case 'rateLimited':
			return { cause: 'rate-limited', ...(facts.retryAt && { resetsAtEpochMs: facts.retryAt }) };
		case 'unavailable':
		case 'unreachable':
		case 'timeout':
			return { cause: 'temporarily-unavailable' };
		case 'unauthorized':
		case 'insufficientScope':
			return { cause: 'credential-invalid' };
		default:
			return undefined;
	}
}
