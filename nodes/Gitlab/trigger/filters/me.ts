import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Gitlab, path } from '../../client';
import { LruCache } from '../delivery/lruCache';
import { webhookKeyOf } from '../registration/storedRegistration';
import { listed } from './listField';

/** The credential's own user. */
export interface Me {
	id: number;
	username: string;
}

/** What stands for the credential's own user, among usernames. */
export const ME = 'me';

/** The key in the node's static data. */
const KEY = 'me';

/** Of how many nodes this process remembers what static data may lack. */
const MOST_NODES = 1_000;

/**
 * What this process has asked, by node: a delivery that comes in while the workflow is switched on writes
 * back the static data that it began with.
 */
const asked = new LruCache<Me>(MOST_NODES);

/** Who the credential's user is, as it was when the workflow was switched on. */
export function meOf(context: IHookFunctions | IWebhookFunctions): Me | undefined {
	const saved = context.getWorkflowStaticData('node')[KEY] as Me | undefined;
	return saved ?? asked.get(webhookKeyOf(context));
}

/** Asks GitLab who the credential's user is, if a filter needs it: later, deliveries must not wait for that. */
export async function rememberMe(context: IHookFunctions, gitlab: Gitlab): Promise<void> {
	if (!needsMe(filtersOf(context))) return;
	const me = await askForMe(gitlab);
	asked.set(webhookKeyOf(context), me);
	context.getWorkflowStaticData('node')[KEY] = me;
}

/** Forgets the user of a node that is switched off. */
export function forgetMe(context: IHookFunctions): void {
	asked.delete(webhookKeyOf(context));
}

/** Whether what is remembered of the credential's user is right, as far as a filter needs it. */
export async function isMeKnown(context: IHookFunctions, gitlab: Gitlab): Promise<boolean> {
	return !needsMe(filtersOf(context)) || meOf(context)?.id === (await askForMe(gitlab)).id;
}

function filtersOf(context: IHookFunctions): IDataObject {
	return context.getNodeParameter('filters', {}) as IDataObject;
}

/** Whether filters name the credential's own user. */
export function needsMe({ by, notBy }: IDataObject): boolean {
	return [...listed(by), ...listed(notBy)].some((name) => name.toLowerCase() === ME);
}

/** Asks GitLab who the credential's user is. */
export async function askForMe(gitlab: Gitlab): Promise<Me & IDataObject> {
	const { id, username } = (await gitlab.get(path`/user`)) as IDataObject;
	return { id: Number(id), username: String(username) };
}
