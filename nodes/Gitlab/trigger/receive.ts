import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRepeat, release } from './deliveries';
import { commentFlags, flagOf } from './events';
import { narrowsComments } from './fields';
import type { Registration } from './registration';
import { ownerOf, registrationOf } from './registration';
import { isFromGitlab } from './verification';

/** Takes a delivery: it starts one execution, is passed over (200), or is refused (401). */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const headers = context.getHeaderData() as IDataObject;
	const { rawBody } = context.getRequestObject();
	const registration = registrationOf(context);
	if (!registration || !isFromGitlab({ headers, rawBody }, registration)) return refuse(context);
	const body = context.getBodyData() as unknown;
	if (!isRecord(body)) return passOver('Not an event');
	if (!isWanted(context, String(headers['x-gitlab-event']), body)) return passOver('Not chosen in n8n');
	if (isElsewhere(body, registration)) return passOver('Of another project');
	if (hasCome(context, headers)) return passOver('Came before');
	return { workflowData: [[{ json: body }]] };
}

function refuse(context: IWebhookFunctions): IWebhookResponseData {
	context.getResponseObject().status(401).json({ message: 'Unauthorized' });
	return { noWebhookResponse: true };
}

/** GitLab shows the answer in the hook's recent events. */
function passOver(message: string): IWebhookResponseData {
	return { webhookResponse: { message } };
}

function isWanted(context: IWebhookFunctions, header: string, body: IDataObject): boolean {
	const flag = flagOf(header);
	if (!flag || !(context.getNodeParameter('events', []) as string[]).includes(flag)) return false;
	if (!commentFlags.includes(flag)) return true;
	const on = context.getNodeParameter('commentsOn', []) as string[];
	return !narrowsComments(on) || on.includes(String(part(body, 'object_attributes').noteable_type));
}

/** Whether the body names a project other than the hook's. Some events name none. */
function isElsewhere(body: IDataObject, { projectId }: Registration): boolean {
	const named =
		part(body, 'project').id ?? body.project_id ?? part(body, 'object_attributes').project_id ?? projectId;
	return named !== projectId;
}

/** GitLab gives a delivery the same ID however often it sends it; servers before 17.4 give none. */
function hasCome(context: IWebhookFunctions, headers: IDataObject): boolean {
	const id = headers['webhook-id'] ?? headers['idempotency-key'];
	if (typeof id !== 'string') return false;
	const node = `${ownerOf(context)}/${context.getNode().id}`;
	if (isRepeat(node, id, context.getWorkflowStaticData('node'))) return true;
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) release(node, id);
	});
	return false;
}

function part(body: IDataObject, name: string): IDataObject {
	const value = body[name];
	return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
