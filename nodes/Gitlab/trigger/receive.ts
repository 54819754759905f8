import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRepeat, keep, release } from './deliveries';
import { commentFlags, flagOf } from './events';
import { narrowsComments } from './fields';
import { isAccepted } from './filters/filters';
import { meOf } from './filters/me';
import { asksForRole, hasRole } from './filters/role';
import { catchUp } from './missed';
import type { Happening } from './output/happening';
import { happeningOf } from './output/happening';
import { outputsOf } from './output/outputs';
import { isRecord, read, readText } from './output/read';
import type { Registration } from './registration';
import { nodeKeyOf, registrationsOf } from './registration';
import { senderOf } from './sender';
import { warn } from './site';

/** A delivery that starts an execution if those who did it may. */
interface Candidate {
	happening: Happening;
	filters: IDataObject;
	started: IWebhookResponseData;
}

type Taken = IWebhookResponseData | Promise<IWebhookResponseData>;

/**
 * Takes a delivery: it starts one execution, is passed over (200), is refused (401), or is to be sent again (503)
 * because GitLab does not tell who may do it. Only for that it waits.
 */
export function receive(context: IWebhookFunctions): Taken {
	const headers = context.getHeaderData() as IDataObject;
	const { rawBody } = context.getRequestObject();
	const sender = senderOf(context, { headers, rawBody });
	if (!sender) return answer(context, 401, 'Unauthorized');
	catchUp(context, registrationsOf(context));
	const body = context.getBodyData() as unknown;
	if (!isRecord(body)) return passOver('Not an event');
	const flag = flagOf(String(headers['x-gitlab-event']), body);
	if (!flag || !isChosen(context, flag, body)) return passOver('Not chosen in n8n');
	if (isElsewhere(body, sender)) return passOver('Of another project');
	const happening = happeningOf(body);
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	if (!isAccepted(happening, filters, meOf(context))) return passOver('Held back by a filter in n8n');
	const id = headers['webhook-id'] ?? headers['idempotency-key'];
	const workflowData = outputsOf(context, { flag, happening, headers });
	// Servers before 17.4 give none.
	const isKnown = typeof id === 'string';
	if (isKnown && hasCome(context, id)) return passOver('Came before');
	const started = isKnown ? startOnce(context, id, workflowData) : { workflowData };
	return asksForRole(filters) ? startIfAllowed(context, { happening, filters, started }) : started;
}

/** While GitLab is asked, the delivery counts as taken; the answer 503 lets it come again. */
async function startIfAllowed(
	context: IWebhookFunctions,
	{ happening, filters, started }: Candidate,
): Promise<IWebhookResponseData> {
	try {
		const isAllowed = await hasRole(context, happening, filters);
		return isAllowed ? started : passOver("Held back by 'Minimum Role' in n8n");
	} catch (error) {
		const { message } = error as Error;
		warn(context, `nothing was started, because GitLab did not tell the role of who did it: ${message}`);
		return answer(context, 503, 'GitLab did not tell the role of who did it');
	}
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
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
