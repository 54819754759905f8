import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { HOOK_EVENTS } from '../events/hookEvents';
import { SYSTEM_EVENTS } from '../events/systemEvents';
import { commandOf } from '../filters/comments';
import { tellableHeaders } from './headers';
import { simplified } from './simplified';
import type { WebhookEvent } from './webhookEvent';

/** A delivery that starts an execution. */
interface Accepted {
	/** Its event, as 'Trigger On' names it. */
	flag: string;
	webhookEvent: WebhookEvent;
	headers: IDataObject;
}

/** The canvas has room for some ten letters, so what tells an event from the others comes first. */
const LABELS = Object.fromEntries(
	[
		...HOOK_EVENTS.map(({ flag, name }) => [flag, name]),
		...SYSTEM_EVENTS.map(({ event, name }) => [event, name]),
	].map(([key, name]) => [
		key,
		name.replace(/ Events\b/, '').replace(/^Confidential (.+)/, '$1 (Confidential)'),
	]),
) as Record<string, string>;

/** The node's outputs as n8n's editor works them out: one, or one for each chosen event, in their order. */
export const outputsExpression =
	`={{ ($parameter["options"]?.outputPerEvent && $parameter["events"]?.length ? $parameter["events"] : [""]).map((event) => ({ type: "main", displayName: (${JSON.stringify(LABELS)})[event] })) }}` as const;

/** What a delivery puts out, at the output that is its. */
export function outputsOf(context: IWebhookFunctions, accepted: Accepted): INodeExecutionData[][] {
	const { outputPerEvent } = optionsOf(context);
	const events = context.getNodeParameter('events', []) as string[];
	const item = { json: jsonOf(context, accepted) };
	return outputPerEvent ? events.map((flag) => (flag === accepted.flag ? [item] : [])) : [[item]];
}

function jsonOf(context: IWebhookFunctions, { webhookEvent, headers }: Accepted): IDataObject {
	const { command } = context.getNodeParameter('filters', {}) as IDataObject;
	const isFull = context.getNodeParameter('output', 'simplified') === 'full';
	return {
		...(isFull ? webhookEvent.body : simplified(webhookEvent)),
		...(!isFull && command ? { command: commandOf(webhookEvent, command) ?? null } : {}),
		...(optionsOf(context).includeHeaders ? { headers: tellableHeaders(headers) } : {}),
	};
}

function optionsOf(context: IWebhookFunctions): IDataObject {
	return context.getNodeParameter('options', {}) as IDataObject;
}
