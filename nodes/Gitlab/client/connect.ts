import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { GitlabError } from './errors';
import { checkCertificates, gatewayOf, throughGateway } from './gateway';
import { Gitlab } from './gitlab';
import { secretsOf } from './secrets';
import type { RequestPolicy } from './sender';
import { parseServer } from './server';
import { accessTokenIn, tokenIn, Tokens, tokensIn } from './tokens';
import type { Context } from './transport';

/** The two ways to sign in: the values of the nodes' parameter 'Authentication'. */
export type Authentication = 'accessToken' | 'oAuth2';

/** What holds until a run says otherwise. */
export const DEFAULT_POLICY: RequestPolicy = { requestsAtOnce: 10, maxWait: 300 };

/**
 * Opens GitLab with the credential that goes with the chosen authentication.
 *
 * @throws GitlabError of kind `server` where the credential's server URL cannot be right, `unauthorized`
 * where its access token cannot, or where nobody has connected it; `credential` where another value cannot
 */
export async function connect(
	context: Context,
	authentication: Authentication,
	policy: RequestPolicy = DEFAULT_POLICY,
): Promise<Gitlab> {
	const isOAuth2 = authentication === 'oAuth2';
	const credential = isOAuth2 ? 'gitlabDevopsOAuth2Api' : 'gitlabDevopsApi';
	const data = await valuesOf(context, credential);
	const additional = tokensIn(data.additionalTokens);
	const secrets = secretsOf(context);
	secrets.add(data.accessToken, tokenIn(data.accessToken), ...additional);
	secrets.addOAuth2(data);
	const gateway = gatewayOf(data);
	secrets.add(...Object.values(gateway.headers), data.key, gateway.agentOptions?.passphrase);
	checkCertificates(gateway);
	const server = parseServer(String(data.server ?? ''));
	const { access_token: connected } = Object(data.oauthTokenData) as { access_token?: unknown };
	if (isOAuth2 && !connected) throw new GitlabError('unauthorized', 'The OAuth2 credential is not connected');
	// An OAuth2 token is refreshed on the way, so n8n has to look it up each time.
	const tokens = isOAuth2
		? new Tokens(undefined)
		: new Tokens(
				{ ...data, accessToken: accessTokenIn(data.accessToken) },
				policy.readsOnly ? additional : [],
			);
	return new Gitlab(
		{
			...{ context, credential, isOAuth2, tokens, server, secrets },
			ignoreSslIssues: data.ignoreSSLIssues === true,
			withoutToken: (request) => throughGateway(data, request),
		},
		policy,
	);
}

/** The credential's values, with its expressions evaluated: in a trigger there is no item that they could be about. */
async function valuesOf(context: Context, credential: string): Promise<ICredentialDataDecryptedObject> {
	return await context.getCredentials(credential).catch((error: Error) => {
		if (error.name !== 'ExpressionError') throw error;
		throw new GitlabError(
			'credential',
			`An expression in the credential has no value here: ${error.message}`,
			{ advice: WITHOUT_ITEMS },
		);
	});
}

const WITHOUT_ITEMS =
	"A trigger's credential can use variables ($vars) and external secrets ($secrets), but nothing of items and other nodes.";
