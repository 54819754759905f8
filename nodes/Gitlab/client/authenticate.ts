import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { throughGateway } from './gateway';
import { accessTokenIn } from './tokens';

/**
 * A request with the access token of a credential, and with what the gateway before its server wants.
 *
 * @throws GitlabError where the credential's values cannot be sent
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { headers, ...rest } = throughGateway(credential, request);
	return {
		...rest,
		headers: { ...headers, Authorization: `Bearer ${accessTokenIn(credential.accessToken)}` },
		// For the HTTP Request node, which follows redirects; the nodes follow none by n8n.
		sendCredentialsOnCrossOriginRedirect: false,
	};
}
