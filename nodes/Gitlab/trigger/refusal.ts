import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { GitlabError } from '../client/errors';
import { toNodeError } from '../failure';

const LOCAL_NETWORK =
	"If GitLab is in the same network as n8n, its administrator can allow it: Admin area > Settings > Network > Outbound requests > 'Allow requests to the local network from webhooks and integrations'.";

/**
 * Why there is no hook, as n8n shows it: what GitLab said, and what to change where.
 *
 * @param url the webhook's address, of which only the host is shown
 * @see https://docs.gitlab.com/security/webhooks/
 */
export function hookError(node: INode, failure: GitlabError, url: string): NodeApiError {
	const { kind, message, facts } = failure;
	const httpCode = String(facts.status);
	if (kind === 'invalid' && /\burl\b/i.test(message)) {
		const { origin } = new URL(url);
		return new NodeApiError(
			node,
			{ message },
			{
				message: `GitLab does not deliver to ${origin}: ${message}`,
				description: `GitLab must be able to reach n8n at ${origin}. If that is not n8n's public address, set WEBHOOK_URL in n8n's environment to it and restart n8n. ${LOCAL_NETWORK}`,
				httpCode,
			},
		);
	}
	if (kind === 'forbidden' || kind === 'notFound') {
		return new NodeApiError(
			node,
			{ message },
			{
				message: `The webhooks of the project are out of reach: ${message}`,
				description:
					"Only Maintainers and Owners of a project may manage its webhooks. Check 'Project', and that the user behind the credential has one of these roles in it.",
				httpCode,
			},
		);
	}
	return toNodeError(node, failure);
}
