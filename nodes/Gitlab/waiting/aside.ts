import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Authentication, type Gitlab, connect, DEFAULT_POLICY } from '../client';

/**
 * Opens GitLab for what is done on the side. It does not hang on a rate limit or on a server that is away: GitLab waits
 * ten seconds for the answer to a delivery, and a run's own patience is not meant for hundreds of executions that wait.
 */
export async function openAside(
	context: IExecuteFunctions | IHookFunctions | IWebhookFunctions,
): Promise<Gitlab> {
	const authentication = context.getNodeParameter('authentication', 0) as Authentication;
	return await connect(context, authentication, { ...DEFAULT_POLICY, maxWait: 0 });
}
