import type { IDataObject, INodeExecutionData, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { HOOK_EVENTS } from '../events/hookEvents';
import { SYSTEM_EVENTS } from '../events/systemEvents';
import { commandOf } from '../filters/comments';
import { tellableHeaders } from './headers';
import { simplified } from './simplified';
import type { WebhookEvent } from './webhookEvent';

type Context = IWebhookFunctions | IPollFunctions;

/** An event that starts an execution. */
export interface Accepted {
	/** Its event, as 'Trigger On' names it. */
	flag: string;
	webhookEvent: WebhookEvent;
	/** Those of the delivery, where there is one. */
	headers?: IDataObject;
}

/** What outputs are called. The canvas has room for some ten letters, so what tells an event from the others comes first. */
export const LABELS = Object.fromEntries(
	[
		...HOOK_EVENTS.map(({ flag, name }) => [flag, name]),
		...SYSTEM_EVENTS.map(({ event, name }) => [event, name]),
	].map(([key, name]) => [
		key,
		name.replace(/ Events\b/, '').replace(/^Confidential (.+)/, '$1 (Confidential)'),
	]),
) as Record<string, string>;

/** The node's outputs as n8n's editor works them out: one, or one for each chosen event, in their order. */
export const outputsExpression = outputsBy(LABELS);

/** The same for a trigger that has other events too. */
export function outputsBy(labels: Readonly<Record<string, string>>): `={{${string}}}` {
	return `={{ ($parameter["options"]?.outputPerEvent && $parameter["events"]?.length ? $parameter["events"] : [""]).map((event) => ({ type: "main", displayName: (${JSON.stringify(labels)})[event] })) }}`;
}

/** What a delivery puts out, at the output that is its. */
export function outputsOf(context: Context, accepted: Accepted): INodeExecutionData[][] {
	return outputsOfAll(context, [accepted]);
}

/** What several events put out, each at the output that is its. */
export function outputsOfAll(context: Context, accepted: readonly Accepted[]): INodeExecutionData[][] {
	const { outputPerEvent } = optionsOf(context);
	const events = context.getNodeParameter('events', []) as string[];
	const items = accepted.map((one) => ({ flag: one.flag, item: { json: jsonOf(context, one) } }));
	const at = (flag: string) => items.filter((one) => one.flag === flag).map(({ item }) => item);
	return outputPerEvent ? events.map(at) : [items.map(({ item }) => item)];
}

function jsonOf(context: Context, { webhookEvent, headers }: Accepted): IDataObject {
	const { command } = context.getNodeParameter('filters', {}) as IDataObject;
	const isFull = context.getNodeParameter('output', 'simplified') === 'full';
	return {
		...(isFull ? webhookEvent.body : simplified(webhookEvent)),
		...(!isFull && command ? { command: commandOf(webhookEvent, command) ?? null } : {}),
		...(headers && optionsOf(context).includeHeaders ? { headers: tellableHeaders(headers) } : {}),
	};
}

function optionsOf(context: Context): IDataObject {
	return context.getNodeParameter('options', {}) as IDataObject;
}
