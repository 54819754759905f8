import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { GitlabError, isRecord } from './errors';
import { parseServer, parseUrl } from './server';

/** What a gateway before GitLab wants to see, such as Cloudflare Access: headers, or a client certificate. */
export interface Gateway {
	headers: Record<string, string>;
	/** For TLS: the client's certificate and key, and the authority of the server's. */
	agentOptions?: { ca?: string; cert?: string; key?: string; passphrase?: string };
}

/**
 * Headers that say who asks, and to whom the request goes: the access token and the request itself do.
 *
 * @see https://docs.gitlab.com/api/rest/authentication/
 */
const OVERRIDING =
	/^(?:authorization|private-token|job-token|deploy-token|host|accept|content-(?:type|length|encoding)|expect|x-http-method-override)$/i;
/** @see https://www.rfc-editor.org/rfc/rfc9110#name-connection */
const HOP_BY_HOP =
	/^(?:connection|keep-alive|proxy-(?:authenticate|authorization|connection)|te|trailer|transfer-encoding|upgrade)$/i;
/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
const VALUE = /^[ -~]+$/;

/**
 * What an access token credential says about the gateway before its server.
 *
 * @throws GitlabError of kind `credential` for a header that cannot be sent, or must not be
 */
export function gatewayOf(credential: ICredentialDataDecryptedObject): Gateway {
	const { additionalHeaders, tls, ca, cert, key, passphrase } = credential;
	const rows = isRecord(additionalHeaders) ? additionalHeaders.header : undefined;
	const headers: Record<string, string> = {};
	for (const row of Array.isArray(rows) ? rows : []) {
		const { name, value } = Object(row) as { name?: unknown; value?: unknown };
		const shown = String(name ?? '').trim();
		const sent = String(value ?? '').trim();
		const why = objectionTo(shown, sent, headers);
		if (why) throw refused('Additional Headers', why);
		headers[shown] = sent;
	}
	if (tls !== true) return { headers };
	const given = { ca: pemIn(ca), cert: pemIn(cert), key: pemIn(key), passphrase: String(passphrase ?? '') };
	const agentOptions = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
	return { headers, agentOptions };
}

function objectionTo(name: string, value: string, others: Gateway['headers']): string | undefined {
	if (!NAME.test(name)) return name ? `'${name}' is no name of a header` : 'a header has no name';
	if (OVERRIDING.test(name)) return `'${name}' would override the access token or the request`;
	if (HOP_BY_HOP.test(name)) return `'${name}' is for the connection alone`;
	if (Object.keys(others).some((one) => one.toLowerCase() === name.toLowerCase()))
		return `'${name}' is there twice`;
	if (!VALUE.test(value))
		return `'${name}' has ${value ? 'a value with characters that headers do not have' : 'no value'}`;
	return undefined;
}

function refused(field: string, why: string): GitlabError {
	return new GitlabError('credential', `'${field}' in the credential cannot be used: ${why}`, {
		advice: `Correct '${field}' in the credential.`,
	});
}

/**
 * Looks at the certificates of a gateway before they are used: what TLS says of a wrong one is a riddle.
 *
 * @throws GitlabError of kind `credential`
 */
export function checkCertificates({ agentOptions }: Gateway): void {
	const { ca, cert, key, passphrase } = agentOptions ?? {};
	const isCertificate = (text: string) => succeeds(() => new X509Certificate(text));
	if (ca && !isCertificate(ca)) throw refused('Certificate Authority', 'it is no certificate in PEM format');
	if (cert && !isCertificate(cert)) throw refused('Client Certificate', 'it is no certificate in PEM format');
	if (key && !succeeds(() => createPrivateKey({ key, passphrase })))
		throw refused('Client Key', 'it is no private key in PEM format, or its passphrase is another one');
	if (!cert !== !key) throw refused('Client Certificate', 'certificate and key go together');
	if (cert && key && !new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key, passphrase })))
		throw refused('Client Key', 'it does not belong to the certificate');
}

function succeeds(work: () => unknown): boolean {
	try {
		work();
		return true;
	} catch {
		return false;
	}
}

/** PEM with the line ends that it had before a field of one line made blanks of them. */
function pemIn(typed: unknown): string {
	const text = String(typed ?? '').trim();
	return text
		.replace(/-----(BEGIN|END) ([A-Z\d ]{1,40})-----|[ \t]+/g, (_, edge?: string, label?: string) =>
			edge ? `\n-----${edge} ${label ?? ''}-----\n` : '\n',
		)
		.trim()
		.replace(/\n{2,}/g, '\n');
}

/**
 * A request as the gateway before the credential's server lets it through. Any other server gets nothing of it;
 * and because n8n would take headers and certificates along, it follows no redirects then.
 *
 * @param request of n8n, also in the form of its HTTP Request node: `uri`, `followRedirect`
 */
export function throughGateway<R extends IHttpRequestOptions>(
	credential: ICredentialDataDecryptedObject,
	request: R,
): R {
	const { headers, agentOptions } = gatewayOf(credential);
	if (!agentOptions && !Object.keys(headers).length) return request;
	const { url, uri, baseURL } = request as R & { uri?: string };
	const to = parseUrl(String(url ?? uri ?? ''), baseURL);
	if (to?.origin !== new URL(parseServer(String(credential.server ?? '')).url).origin) return request;
	return {
		...request,
		headers: { ...request.headers, ...headers },
		agentOptions: { ...request.agentOptions, ...agentOptions },
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
	};
}
