import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Secrets } from './secrets';

/** What the workflow's static data remembers of its hook. */
export interface Registration {
	/** The n8n and the workflow that made the hook. */
	owner: string;
	/** The GitLab that the hook is on. */
	server: string;
	projectId: number;
	hookId: number;
	/** Whether GitLab signs the deliveries; if not, it sends the token along. */
	signed: boolean;
	/** Without them nothing gets in. */
	secrets?: Secrets;
}

type Context = IHookFunctions | IWebhookFunctions;

/** The key in the node's static data. */
const KEY = 'hook';

/**
 * Who a hook is made for. A copy of a workflow, or an import, can bring static data along: then its hook
 * is another workflow's, and its secrets may be known to whoever made the file.
 */
export function ownerOf(context: Context): string {
	return `${context.getInstanceId()}/${String(context.getWorkflow().id)}`;
}

/** What is remembered of the node's own hook. */
export function registrationOf(context: Context): Registration | undefined {
	const stored = context.getWorkflowStaticData('node')[KEY] as Registration | undefined;
	return stored?.owner === ownerOf(context) ? stored : undefined;
}

/** What is remembered lasts when n8n saves the workflow's static data, once all triggers are set. */
export function remember(context: Context, registration: Registration): void {
	context.getWorkflowStaticData('node')[KEY] = registration;
}

/** Clears all that the node remembers. */
export function forget(context: Context): void {
	const data = context.getWorkflowStaticData('node');
	for (const key of Object.keys(data)) delete data[key];
}
