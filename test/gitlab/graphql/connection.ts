/** Which page of a connection is asked for. */
export interface PageOf {
	first?: number | null;
	after?: string | null;
}

const MOST_PER_PAGE = 100;

/** A page of things as GitLab's connections have it; its cursor is the position of the last of them. */
export function connectionOf<T, E = T>(
	things: readonly T[],
	{ first, after }: PageOf,
	entity: (thing: T) => E = (thing) => thing as unknown as E,
) {
	const begin = after ? Number(Buffer.from(after, 'base64').toString()) : 0;
	const end = begin + Math.min(first ?? MOST_PER_PAGE, MOST_PER_PAGE);
	const nodes = things.slice(begin, end).map(entity);
	const endCursor = nodes.length ? Buffer.from(String(begin + nodes.length)).toString('base64') : null;
	return { nodes, pageInfo: { hasNextPage: end < things.length, endCursor } };
}
