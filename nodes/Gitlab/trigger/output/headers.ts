import type { IDataObject } from 'n8n-workflow';

/** What proves who somebody is has no place in executions, which many can read and n8n keeps. */
const SECRET = new Set([
	'authorization',
	'cookie',
	'proxy-authorization',
	'webhook-signature',
	'x-gitlab-token',
]);

/** The headers of a delivery without those that are secret. */
export function tellableHeaders(headers: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.has(name.toLowerCase())));
}
