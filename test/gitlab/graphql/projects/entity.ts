import { canSee, canSeeIssue, levelIn } from '../../http/access';
import { releases } from '../../resources/release';
import { isWithin } from '../../world/arrange';
import type { Group, Pipeline, Project } from '../../world/model';
import type { Asking } from '../asking';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId } from '../ids';

/** The projects of a group that the asker may see, as GraphQL has them. */
export function projectsOf(asking: Asking, group: Group) {
	return ({ includeSubgroups, ...page }: PageOf & { includeSubgroups?: boolean | null }) =>
		connectionOf(
			asking.world.projects.filter(
				(project) =>
					(project.namespace === group || (includeSubgroups && isBelow(project, group))) &&
					canSee(asking, project, asking.user),
			),
			page,
			(project) => listsOf(asking, project),
		);
}

/** All projects that the asker may see, or is a member of. */
export function allProjects(asking: Asking) {
	const { world, user } = asking;
	return ({ membership, ...page }: PageOf & { membership?: boolean | null }) =>
		connectionOf(
			world.projects.filter((project) =>
				membership ? user && levelIn(project, user) > 0 : canSee(asking, project, user),
			),
			page,
			(project) => listsOf(asking, project),
		);
}

function isBelow({ namespace }: Project, group: Group): boolean {
	return namespace.kind === 'group' && isWithin(namespace, group);
}

/** What was updated since a moment. */
export interface ByTime extends PageOf {
	updatedAfter?: string | null;
}

/** What is in a project, as far as lists are asked for in GraphQL. */
export function listsOf({ user }: Asking, project: Project) {
	return {
		id: globalId('Project', project.id),
		lastActivityAt: project.last_activity_at,
		issues: ({ updatedAfter, ...page }: ByTime) => {
			const seen = [...project.issues.values()].filter((issue) => canSeeIssue(issue, user));
			return connectionOf(updatedSince(seen, updatedAfter), page, ({ id }) => ({
				id: globalId('Issue', id),
			}));
		},
		mergeRequests: ({ updatedAfter, ...page }: ByTime) => {
			const found = updatedSince([...project.merge_requests.values()], updatedAfter);
			return connectionOf(found, page, ({ id }) => ({ id: globalId('MergeRequest', id) }));
		},
		pipelines: ({ updatedAfter, scope, ...page }: ByTime & { scope?: string | null }) => {
			const found = updatedSince(project.pipelines, updatedAfter).filter((each) => isIn(scope, each));
			return connectionOf(found, page, ({ id }) => ({ id: globalId('Ci::Pipeline', id) }));
		},
		releases: ({ sort, ...page }: PageOf & { sort?: string | null }) => {
			const key = sort?.startsWith('CREATED') ? 'created_at' : 'released_at';
			const sign = sort?.endsWith('ASC') ? 1 : -1;
			const found = [...releases.of(project)].sort(
				(one, other) => sign * (Date.parse(one[key]) - Date.parse(other[key])),
			);
			return connectionOf(found, page, ({ created_at, tag_name }) => ({
				createdAt: created_at,
				tagName: tag_name,
			}));
		},
	};
}

function updatedSince<T extends { updated_at: string }>(things: readonly T[], after?: string | null): T[] {
	return things.filter(({ updated_at }) => !after || Date.parse(updated_at) >= Date.parse(after));
}

function isIn(scope: string | null | undefined, { status }: Pipeline): boolean {
	return !scope || !['RUNNING', 'PENDING'].includes(scope) || status === scope.toLowerCase();
}
