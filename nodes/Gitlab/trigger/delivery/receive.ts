import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { catchUp } from '../catchUp/catchUp';
import { commentFlags, flagOf } from '../events/events';
import { narrowsComments } from '../fields/triggerFields';
import { isAccepted } from '../filters/accept';
import { meOf } from '../filters/me';
import { asksForRole, hasRole } from '../filters/role';
import { outputsOf } from '../output/outputs';
import { isRecord, read, readText } from '../output/read';
import { type WebhookEvent, webhookEventOf } from '../output/webhookEvent';
import { warn } from '../registration/hookPlan';
import { type Registration, registrationsOf, webhookKeyOf } from '../registration/storedRegistration';
import { sweepByTrigger } from '../../waiting/sweepByTrigger';
import { limitNesting } from './nesting';
import { hand, keep, standingOf } from './seenDeliveries';
import { senderOf } from './sender';
import { type Incoming, headerOf } from './verification';

/**
 * How GitLab sends bodies. The header is not signed, and n8n reads the signed bytes as it says: as a form, what
 * stands between two & of a comment becomes a property. Where it says nothing, n8n reads nothing.
 */
const JSON_IN_UTF8 = /^(?:application\/json(?:; ?charset="?utf-8"?)?)?$/i;

/** A delivery that starts an execution if those who did it may. */
interface Candidate {
	webhookEvent: WebhookEvent;
	filters: IDataObject;
	started: IWebhookResponseData;
}

type Taken = IWebhookResponseData | Promise<IWebhookResponseData>;

/**
 * Takes a delivery: it starts one execution, is passed over (200), is refused (401), or is to be sent again (503)
 * because n8n is still at it, or GitLab does not tell who may do it. Only for the latter it waits.
 */
export function receive(context: IWebhookFunctions): Taken {
	const headers = context.getHeaderData() as IDataObject;
	const { rawBody } = context.getRequestObject();
	const incoming = { headers, rawBody };
	const sender = senderOf(context, incoming);
	if (!sender) return answer(context, 401, 'Unauthorized');
	catchUp(context, registrationsOf(context));
	const body = bodyOf(context, incoming);
	if (!body) return passOver('Not an event');
	sweepByTrigger(context, sender, projectIn(body));
	const flag = flagOf({ header: headerOf(incoming, 'x-gitlab-event'), body, holder: sender.holder });
	if (!flag || !isChosen(context, flag, body)) return passOver('Not chosen in n8n');
	if (isElsewhere(body, sender)) return passOver('Of another project');
	const webhookEvent = webhookEventOf(body);
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	if (!isAccepted(webhookEvent, filters, meOf(context))) return passOver('Held back by a filter in n8n');
	const workflowData = outputsOf(context, { flag, webhookEvent, headers });
	const id = headerOf(incoming, 'webhook-id') || headerOf(incoming, 'idempotency-key');
	// Servers before 17.4 give none.
	const started = id ? startOnce(context, id, workflowData) : { workflowData };
	const isToAsk = started.workflowData && asksForRole(filters);
	return isToAsk ? startIfAllowed(context, { webhookEvent, filters, started }) : started;
}

/** While GitLab is asked, the delivery is under way; after any other answer than its execution it may come again. */
async function startIfAllowed(
	context: IWebhookFunctions,
	{ webhookEvent, filters, started }: Candidate,
): Promise<IWebhookResponseData> {
	try {
		const isAllowed = await hasRole(context, webhookEvent, filters);
		return isAllowed ? started : passOver("Held back by 'Minimum Role' in n8n");
	} catch (error) {
		const { message } = error as Error;
		warn(context, `nothing was started, because GitLab did not tell the role of who did it: ${message}`);
		return answer(context, 503, 'GitLab did not tell the role of who did it');
	}
}

/** The body, if it can be an event. */
function bodyOf(context: IWebhookFunctions, incoming: Incoming): IDataObject | undefined {
	if (!JSON_IN_UTF8.test(headerOf(incoming, 'content-type'))) return undefined;
	const body = context.getBodyData() as unknown;
	limitNesting(body);
	return isRecord(body) ? body : undefined;
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
	const named = projectIn(body) ?? holderId;
	return holder === 'project' && holderId !== undefined && named !== holderId;
}

function projectIn(body: IDataObject): unknown {
	return read(body, 'project.id|project_id|object_attributes.project_id') ?? undefined;
}

/**
 * GitLab gives a delivery the same ID however often it sends it. One that n8n has not taken yet must not be
 * answered as if it had: GitLab is to keep it, and 4xx would make older servers switch the hook off for good.
 *
 * n8n asks for the answer when it has stored and queued the execution, and saves static data right after that.
 * What is written to static data before is not saved, and would be too early: a delivery that n8n could not
 * take must not count as one that came before.
 */
function startOnce(
	context: IWebhookFunctions,
	id: string,
	workflowData: IWebhookResponseData['workflowData'],
): IWebhookResponseData {
	const webhook = webhookKeyOf(context);
	const staticData = context.getWorkflowStaticData('node');
	const standing = standingOf(webhook, id, staticData);
	if (standing === 'taken') return passOver('Came before');
	if (standing === 'underWay') return answer(context, 503, 'n8n is still starting the workflow for it');
	hand(webhook, id, context.getResponseObject());
	return {
		workflowData,
		get webhookResponse() {
			keep(webhook, id, staticData);
			return undefined;
		},
	};
}
