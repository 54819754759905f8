import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRepeat, keep, release } from './deliveries';
import { commentFlags, flagOf } from './events';
import { narrowsComments } from './fields';
import { isAccepted } from './filters/filters';
import { meOf } from './filters/me';
import { catchUp } from './missed';
import type { Happening } from './output/happening';
import { happeningOf } from './output/happening';
import { outputsOf } from './output/outputs';
import { isRecord, read, readText } from './output/read';
import type { Registration } from './registration';
import { nodeKeyOf, registrationsOf } from './registration';
import { senderOf } from './sender';

/** Takes a delivery: it starts one execution, is passed over (200), or is refused (401). */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const headers = context.getHeaderData() as IDataObject;
	const { rawBody } = context.getRequestObject();
	const sender = senderOf(context, { headers, rawBody });
	if (!sender) return refuse(context);
	catchUp(context, registrationsOf(context));
	const body = context.getBodyData() as unknown;
	if (!isRecord(body)) return passOver('Not an event');
	const flag = flagOf(String(headers['x-gitlab-event']), body);
	if (!flag || !isChosen(context, flag, body)) return passOver('Not chosen in n8n');
	if (isElsewhere(body, sender)) return passOver('Of another project');
	const happening = happeningOf(body);
	if (!isLetThrough(context, happening)) return passOver('Held back by a filter in n8n');
	const id = headers['webhook-id'] ?? headers['idempotency-key'];
	const workflowData = outputsOf(context, { flag, happening, headers });
	// Servers before 17.4 give none.
	if (typeof id !== 'string') return { workflowData };
	if (hasCome(context, id)) return passOver('Came before');
	return startOnce(context, id, workflowData);
}

function refuse(context: IWebhookFunctions): IWebhookResponseData {
	context.getResponseObject().status(401).json({ message: 'Unauthorized' });
	return { noWebhookResponse: true };
}

/** GitLab shows the answer in the hook's recent events. */
function passOver(message: string): IWebhookResponseData {
	return { webhookResponse: { message } };
}

function isChosen(context: IWebhookFunctions, flag: string, body: IDataObject): boolean {
	if (!(context.getNodeParameter('events', []) as string[]).includes(flag)) return false;
	if (!commentFlags.includes(flag)) return true;
	const on = context.getNodeParameter('commentsOn', []) as string[];
	return !narrowsComments(on) || on.includes(readText(body, 'object_attributes.noteable_type'));
}

/** Whether the body names a project other than the hook's. Some events name none. */
function isElsewhere(body: IDataObject, { holder, holderId }: Registration): boolean {
	const named = read(body, 'project.id|project_id|object_attributes.project_id') ?? holderId;
	return holder === 'project' && holderId !== undefined && named !== holderId;
}

function isLetThrough(context: IWebhookFunctions, happening: Happening): boolean {
	return isAccepted(happening, context.getNodeParameter('filters', {}) as IDataObject, meOf(context));
}

/** GitLab gives a delivery the same ID however often it sends it. */
function hasCome(context: IWebhookFunctions, id: string): boolean {
	const node = nodeKeyOf(context);
	if (isRepeat(node, id, context.getWorkflowStaticData('node'))) return true;
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) release(node, id);
	});
	return false;
}

/**
 * n8n asks for the answer when it has stored and queued the execution, and saves static data right after that.
 * What is written to static data before is not saved, and would be too early: a delivery that n8n could not
 * take must not count as one that came before.
 */
function startOnce(
	context: IWebhookFunctions,
	id: string,
	workflowData: IWebhookResponseData['workflowData'],
): IWebhookResponseData {
	return {
		workflowData,
		get webhookResponse() {
			keep(nodeKeyOf(context), id, context.getWorkflowStaticData('node'));
			return undefined;
		},
	};
}
