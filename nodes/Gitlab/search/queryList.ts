import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, isFailure, isRecord } from '../client';
import type { ListQuery } from '../fields';

/** Stands before the cursor, which may look like the number of a page. */
const AFTER = 'after ';

/**
 * One page of what only GraphQL lists.
 *
 * @param token what the page before gave as `next`; anything else begins with the first
 * @returns no rows where what has the list is not there for the user
 */
export async function queryPage(
	gitlab: Gitlab,
	{ query, variables }: ListQuery,
	asked: IDataObject,
	token: string,
): Promise<{ rows: IDataObject[]; next?: string }> {
	const after = token.startsWith(AFTER) ? { after: token.slice(AFTER.length) } : {};
	const data = await gitlab.graphql.send(query, { ...variables, ...asked, ...after });
	const { nodes, pageInfo } = connectionIn(data) ?? {};
	const { hasNextPage, endCursor } = isRecord(pageInfo) ? pageInfo : {};
	return {
		rows: Array.isArray(nodes) ? (nodes.filter(isRecord) as IDataObject[]) : [],
		next: hasNextPage === true && typeof endCursor === 'string' ? AFTER + endCursor : undefined,
	};
}

/** All rows of such a list, and none where what has it is not there for the user. */
export async function queryRows(
	gitlab: Gitlab,
	{ query, variables }: ListQuery,
	asked: IDataObject,
	most: number,
): Promise<IDataObject[]> {
	return await gitlab.graphql.list(query, { ...variables, ...asked }, most).catch((error: unknown) => {
		if (isFailure(error, 'notFound')) return [];
		throw error;
	});
}

function connectionIn(value: unknown): Record<string, unknown> | undefined {
	if (!isRecord(value)) return undefined;
	if ('nodes' in value && 'pageInfo' in value) return value;
	return Object.values(value)
		.map(connectionIn)
		.find((found) => found !== undefined);
}
