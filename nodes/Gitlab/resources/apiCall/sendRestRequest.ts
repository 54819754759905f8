import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Reply, type Request, thingIn } from '../../client';
import { oneOf, shownFor } from '../../fields';
import { type Field, write } from '../../operation';
import { download } from '../shared/download';
import { address } from './address';
import { body as content } from './body';
import { responseAs } from './responseAs';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

const method: Field<'method', (typeof METHODS)[number]> = {
	key: 'method',
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((name) => ({ name, value: name })),
			default: 'GET',
		} satisfies INodeProperties,
	],
	labels: {},
	read: (item) => oneOf(item.value('method'), METHODS, 'Method', item),
};

const body = shownFor(
	'method',
	METHODS.filter((each) => each !== 'GET'),
	content,
);

/** Any JSON as rows: what is no object stands in one. */
function thingsIn(reply: Reply, request: Pick<Request, 'method'>): IDataObject | IDataObject[] {
	const { body } = reply;
	if (Array.isArray(body)) return body.map((row: unknown) => thingIn({ ...reply, body: row }, request));
	const isPlain = body !== '' && typeof body !== 'object';
	return isPlain ? { response: body as IDataObject[string] } : thingIn(reply, request);
}

/** @see https://docs.gitlab.com/api/rest/ */
export const sendRestRequest = write({
	name: 'Send REST Request',
	action: 'Send a REST request',
	description: "Use any endpoint of GitLab's REST API",
	fields: [method, address, body, responseAs],
	run: async ({ gitlab, context, method, address: { path, query }, body, responseAs }) => {
		const { as } = responseAs;
		if (as === 'file') return await download({ gitlab, context }, path, { field: responseAs.field, query });
		if (method === 'GET' && as === 'json') return await gitlab.listOrThing(path, query, responseAs.limit);
		const reply = await gitlab.request({ method, path, query, body, as });
		return as === 'text' ? { data: String(reply.body) } : thingsIn(reply, { method });
	},
});
