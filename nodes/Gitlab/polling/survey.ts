import type { IDataObject } from 'n8n-workflow';
import { isFailure } from '../client';
import { timeOf } from './change';
import { type Place, allProjects, NOTED_MS } from './places';
import type { Reading } from './reading';

/** What a survey tells apart. */
export type Surveyed = 'activity' | 'issues' | 'merge_requests' | 'pipelines' | 'releases';

/** The IDs of the projects in which there may be something new, by what it is. */
export type Survey = Readonly<Record<Surveyed, readonly string[]>>;

/** A page of projects, and whether each has what is new: nothing else tells that of pipelines and releases. */
const FOUND = `fragment found on ProjectConnection {
	pageInfo { hasNextPage endCursor }
	nodes {
		id
		lastActivityAt
		issues(updatedAfter: $since, first: 1) @include(if: $issues) { nodes { id } }
		merge_requests: mergeRequests(updatedAfter: $since, first: 1) @include(if: $merge_requests) { nodes { id } }
		pipelines(updatedAfter: $since, first: 1) @include(if: $pipelines) { nodes { id } }
		running: pipelines(scope: RUNNING, first: 1) @include(if: $pipelines) { nodes { id } }
		pending: pipelines(scope: PENDING, first: 1) @include(if: $pipelines) { nodes { id } }
		releases(sort: CREATED_DESC, first: 1) @include(if: $releases) { nodes { createdAt } }
	}
}`;

const ASKED =
	'$since: Time!, $after: String, $issues: Boolean!, $merge_requests: Boolean!, $pipelines: Boolean!, $releases: Boolean!';

/** @see https://docs.gitlab.com/api/graphql/reference/#groupprojects */
const OF_GROUP = `query ($path: ID!, ${ASKED}) {
	group(fullPath: $path) { projects(includeSubgroups: true, first: 100, after: $after) { ...found } }
}
${FOUND}`;

/** @see https://docs.gitlab.com/api/graphql/reference/#queryprojects */
const OF_MEMBER = `query (${ASKED}) {
	projects(membership: true, first: 100, after: $after) { ...found }
}
${FOUND}`;

/** Most projects that a survey looks at. */
const MOST_PROJECTS = 30_000;

/**
 * Asks of all projects of a place what is new in them: a request for a hundred.
 *
 * @param path the full path of the place's group; undefined for all projects of a member
 * @returns undefined where GitLab does not answer such a question, as for some fine-grained tokens
 */
export async function survey(
	path: string | undefined,
	wanted: readonly Surveyed[],
	{ since, reading }: { since: number; reading: Reading },
): Promise<Survey | undefined> {
	const asked = (['issues', 'merge_requests', 'pipelines', 'releases'] as const).map(
		(kind) => [kind, wanted.includes(kind)] as const,
	);
	const variables = { path, since: new Date(since).toISOString(), ...Object.fromEntries(asked) };
	const query = path === undefined ? OF_MEMBER : OF_GROUP;
	const projects = await reading.graphql.list(query, variables, MOST_PROJECTS).catch((error: unknown) => {
		if (isFailure(error, 'forbidden', 'insufficientScope', 'invalid', 'notFound', 'notGitlab'))
			return undefined;
		throw error;
	});
	return projects && found(projects, since);
}

function found(projects: readonly IDataObject[], since: number): Survey {
	const those = (isNew: (project: IDataObject) => boolean) =>
		projects.filter(isNew).map(({ id }) => String(id).replace(/^.*\//, ''));
	return {
		activity: those(({ lastActivityAt }) => timeOf(lastActivityAt) >= since - NOTED_MS),
		issues: those(({ issues }) => hasAny(issues)),
		merge_requests: those((project) => hasAny(project.merge_requests)),
		pipelines: those(({ pipelines, running, pending }) =>
			[pipelines, running, pending].some((each) => hasAny(each)),
		),
		releases: those(({ releases }) => hasAny(releases, ({ createdAt }) => timeOf(createdAt) >= since)),
	};
}

/** What the token may not see in this way is null: then its list is asked. */
function hasAny(connection: unknown, isNew: (row: IDataObject) => boolean = () => true): boolean {
	const { nodes } = Object(connection) as { nodes?: Array<IDataObject | null> };
	return connection === null || !!nodes?.some((row) => row === null || isNew(row));
}

/** Every project of a place, where no survey tells more: each of its lists is asked then. */
export async function surveyOfNothing(place: Place, reading: Reading): Promise<Survey> {
	const all = await allProjects(place, reading);
	return { activity: all, issues: all, merge_requests: all, pipelines: all, releases: all };
}
