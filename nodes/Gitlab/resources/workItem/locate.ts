import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isRecord } from '../../client';
import type { ItemRef } from './field';
import { type Asking, ask } from './server';

/**
 * The global IDs of work items, which mutations want: all in one request.
 *
 * @throws GitlabError of kind `notFound` that says which of them is not there
 */
export async function locate(asking: Asking, ...refs: ItemRef[]): Promise<string[]> {
	return (await found(asking, 'id', refs)).map(({ id }) => String(id));
}

/**
 * The same with the labels that the first of them has.
 *
 * @returns the IDs of the work items, and those of the labels
 */
export async function locateWithLabels(
	asking: Asking,
	...refs: ItemRef[]
): Promise<{ ids: string[]; labels: string[] }> {
	const rows = await found(asking, LABELS, refs);
	const [{ widgets }] = rows;
	const labels = (Array.isArray(widgets) ? widgets : [])
		.filter(isRecord)
		.map((widget) => (isRecord(widget.labels) ? widget.labels.nodes : undefined))
		.flatMap((nodes) => (Array.isArray(nodes) ? nodes.filter(isRecord) : []))
		.map(({ id }) => String(id));
	return { ids: rows.map(({ id }) => String(id)), labels };
}

const LABELS = 'id widgets { type ... on WorkItemWidgetLabels { labels { nodes { id } } } }';

async function found(asking: Asking, fields: string, refs: ItemRef[]): Promise<IDataObject[]> {
	const declared = refs.map((_, at) => `$p${at}: ID!, $i${at}: String!`).join(', ');
	const each = refs.map(
		(_, at) => `w${at}: namespace(fullPath: $p${at}) { workItem(iid: $i${at}) { ${fields} } }`,
	);
	const variables = Object.fromEntries(
		refs.flatMap(({ path, iid }, at) => [
			[`p${at}`, path],
			[`i${at}`, iid],
		]),
	);
	const data = await ask(
		asking,
		`query (${declared}) { ${each.join(' ')} }`,
		async (query) => await asking.gitlab.graphql.send(query, variables),
	);
	return refs.map((ref, at) => itemIn(data[`w${at}`], ref));
}

/** The work item in a namespace's answer. */
export function itemIn(namespace: unknown, { path, iid }: ItemRef): IDataObject {
	const item = isRecord(namespace) ? namespace.workItem : undefined;
	if (isRecord(item)) return item as IDataObject;
	throw new GitlabError('notFound', `There is no work item ${iid} in ${path}`, { status: 404 });
}
