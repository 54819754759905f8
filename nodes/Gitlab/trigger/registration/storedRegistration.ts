import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Place } from './places';
import type { Secrets } from './secrets';

/** What the workflow's static data remembers of a hook. */
export interface Registration extends Place {
	/** The n8n and the workflow that made the hook. */
	owner: string;
	/** The GitLab that the hook is on. */
	server: string;
	hookId: number;
	/** Whether GitLab signs the deliveries; if not, it sends the token along. */
	signed: boolean;
	/** Without them nothing gets in. */
	secrets?: Secrets;
}

type Context = IHookFunctions | IWebhookFunctions;

/** What tells whose node it is, in any of n8n's contexts. */
type Whose = Pick<Context, 'getInstanceId' | 'getWorkflow' | 'getNode'>;

/** The key in the node's static data. */
const KEY = 'hooks';

/**
 * Who a hook is made for. A copy of a workflow, or an import, can bring static data along: then its hook
 * is another workflow's, and its secrets may be known to whoever made the file.
 */
export function ownerOf(context: Whose): string {
	return `${context.getInstanceId()}/${String(context.getWorkflow().id)}`;
}

/** n8n copies the whole node for whoever asks who it is. */
const nodeKeys = new WeakMap<Whose, string>();
const webhookKeys = new WeakMap<Context, string>();

/** Tells the nodes of all workflows apart, in what this process remembers. */
export function nodeKeyOf(context: Whose): string {
	const known = nodeKeys.get(context);
	if (known) return known;
	const { id, webhookId = '' } = context.getNode();
	const key = `${ownerOf(context)}/${id}/${webhookId}`;
	nodeKeys.set(context, key);
	return key;
}

/**
 * Tells the webhooks of all nodes apart: a node that is listened to in the editor has another one meanwhile,
 * whose end must not end what is remembered of the published one.
 */
export function webhookKeyOf(context: Context): string {
	const known = webhookKeys.get(context);
	if (known) return known;
	const key = `${nodeKeyOf(context)} ${context.getNodeWebhookUrl('default')}`;
	webhookKeys.set(context, key);
	return key;
}

/** What is remembered of the node's own hooks. */
export function registrationsOf(context: Context): Registration[] {
	const stored = context.getWorkflowStaticData('node')[KEY];
	const owner = ownerOf(context);
	return Array.isArray(stored)
		? ((stored as Array<Registration | null>).filter((one) => one?.owner === owner) as Registration[])
		: [];
}

/** What is remembered lasts when n8n saves the workflow's static data, once all triggers are set. */
export function remember(context: Context, registrations: Registration[]): void {
	context.getWorkflowStaticData('node')[KEY] = registrations;
}

/** Clears all that the node remembers. */
export function forget(context: Context): void {
	const data = context.getWorkflowStaticData('node');
	for (const key of Object.keys(data)) delete data[key];
}
