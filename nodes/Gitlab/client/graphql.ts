import type { IDataObject } from 'n8n-workflow';
import { thingIn } from './answer';
import { GitlabError, isRecord } from './errors';
import type { Reply, Request } from './message';
import { leadsBack, leadsNowhere, noProgress } from './page';
import { GRAPHQL } from './path';

/** GitLab's longest page. */
const MOST_PER_PAGE = 100;

/**
 * GitLab's GraphQL API. What a query asks is repeated where it failed; what holds a mutation is sent once.
 *
 * @see https://docs.gitlab.com/api/graphql/
 */
export class Graphql {
	constructor(private readonly request: (request: Request) => Promise<Reply>) {}

	/**
	 * Sends a query or a mutation.
	 *
	 * @returns the answer's `data`; what the user may not see is null in it
	 * @throws GitlabError also for errors that come with status 200, a mutation's own among them
	 */
	async send(query: string, variables: IDataObject = {}): Promise<IDataObject> {
		// The word may stand elsewhere in a query: then it is sent once, which does no harm.
		const effect = /\bmutation\b/.test(query) ? 'write' : 'read';
		const request: Request = { method: 'POST', path: GRAPHQL, effect, body: { query, variables } };
		const { data } = thingIn(await this.request(request), request);
		if (!isRecord(data)) throw new GitlabError('notGitlab', "The server's response has no data");
		return data as IDataObject;
	}

	/**
	 * The rows of the one connection of a query that asks for `pageInfo { hasNextPage endCursor }`, over as many
	 * pages as it takes. The query says `after: $after`, and `first: $first` where GitLab is to give long pages.
	 *
	 * @param limit most rows wanted; all of them where it is left out
	 * @throws GitlabError of kind `notFound` where what has the connection is not there, of kind `input` where the
	 * query asks for none or several, of kind `notGitlab` where the pages lead nowhere
	 */
	async list(query: string, variables: IDataObject = {}, limit = Infinity): Promise<IDataObject[]> {
		const most = Number(variables.first) || MOST_PER_PAGE;
		const rows: IDataObject[] = [];
		const seen = new Set<string>();
		for (let after: string | null = null; rows.length < limit; ) {
			const first = Math.min(most, MOST_PER_PAGE, limit - rows.length);
			const asked = { ...variables, ...(/\$first\b/.test(query) && { first }), ...(after && { after }) };
			const page = connectionIn(await this.send(query, asked));
			const found = rowsOf(page);
			// What the user may not see is null.
			rows.push(...found.filter(isRecord).map((row) => row as IDataObject));
			const { hasNextPage, endCursor } = page.pageInfo as IDataObject;
			if (hasNextPage === undefined || !/\$after\b/.test(query)) throw new GitlabError('input', PAGED_BY);
			if (!hasNextPage) break;
			if (!found.length) throw noProgress();
			if (typeof endCursor !== 'string' || !endCursor) throw leadsNowhere();
			if (seen.has(endCursor)) throw leadsBack();
			seen.add(endCursor);
			after = endCursor;
		}
		return rows.slice(0, limit);
	}
}

const PAGED_BY =
	'A query is paged by one list with after: $after, pageInfo { hasNextPage endCursor } and nodes';

function connectionIn(data: IDataObject): IDataObject {
	const [connection, ...others] = connectionsIn(data);
	if (connection && !others.length) return connection;
	const missing = connection ? undefined : missingIn(data);
	if (missing === undefined) throw new GitlabError('input', PAGED_BY);
	throw new GitlabError('notFound', `GitLab returned nothing for ${missing}`);
}

/** The lists that can be paged: those within the rows of a list cannot. */
function connectionsIn(value: unknown): IDataObject[] {
	if (!isRecord(value)) return [];
	if (isRecord(value.pageInfo)) return [value as IDataObject];
	return Object.values(value).flatMap(connectionsIn);
}

/** The name of the first thing that is null. */
function missingIn(value: Record<string, unknown>): string | undefined {
	for (const [name, inner] of Object.entries(value)) {
		const missing = inner === null ? name : isRecord(inner) ? missingIn(inner) : undefined;
		if (missing !== undefined) return missing;
	}
	return undefined;
}

function rowsOf({ nodes, edges }: IDataObject): unknown[] {
	if (Array.isArray(nodes)) return nodes;
	if (Array.isArray(edges)) return edges.map((edge) => (isRecord(edge) ? edge.node : undefined));
	throw new GitlabError('input', PAGED_BY);
}
