import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { authenticated } from '../client/authenticate';
import type { Context } from '../client/transport';

/**
 * n8n's context of a credential's test as one in which GitLab can be asked. Of n8n's request helpers there is only
 * the oldest here, which has the same options under other names, and no signal.
 *
 * @param signal ends what is still under way
 */
export function contextOfTest(
	test: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
	{ signal, longest }: { signal: AbortSignal; longest: number },
): Context {
	const httpRequest: IHttpRequestHelper['helpers']['httpRequest'] = async (options) =>
		(await test.helpers.request(inOldForm(options, longest))) as unknown;
	const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) =>
		await httpRequest(authenticated(credential, options));
	return {
		getCredentials: async () => await Promise.resolve(credential),
		getExecutionCancelSignal: () => signal,
		helpers: { httpRequest, httpRequestWithAuthentication },
		logger: test.logger,
	} as unknown as Context;
}

function inOldForm(
	{ method = 'GET', url, qs, headers, agentOptions, skipSslCertificateValidation }: IHttpRequestOptions,
	timeout: number,
) {
	return {
		...{ method, uri: url, qs, headers, agentOptions, timeout },
		// Where this is there at all, n8n takes the code from a certificate's failure.
		...(skipSslCertificateValidation && { rejectUnauthorized: false }),
		...{ followRedirect: false, useStream: true, resolveWithFullResponse: true, simple: false },
	};
}
