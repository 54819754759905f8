import { canSee } from '../http/access';
import { setReviewState } from '../world/reviewState';
import type { Asking } from './asking';
import { NO_ACCESS } from './asking';
import type { PageOf } from './connection';
import { connectionOf } from './connection';
import { globalId } from './ids';
import { mergeRequestOf } from './mergeRequest/entity';
import { findHolding, namespaceOf } from './places';
import { allProjects, listsOf, projectsOf } from './projects/entity';
import { timelineMutations, timelineOf } from './timeline/events';
import { vulnerabilityEntity } from './vulnerabilities/entity';
import { vulnerabilityConnection } from './vulnerabilities/list';
import { findVulnerability, vulnerabilityMutations } from './vulnerabilities/mutations';
import { workItemConnection } from './workItems/list';
import { workItemMutations } from './workItems/mutations';

/** What GraphQL answers: a function for each query and mutation that the stand-in knows. */
export function rootFor(asking: Asking) {
	const { user } = asking;
	return {
		currentUser: () => user && { id: globalId('User', user.id), username: user.username, name: user.name },
		project: ({ fullPath }: { fullPath: string }) => projectOf(asking, fullPath),
		projects: allProjects(asking),
		mergeRequest: ({ id }: { id: string }) => {
			const all = asking.world.projects.filter((project) => canSee(asking, project, user));
			const requests = all.flatMap((project) => [...project.merge_requests.values()]);
			const found = requests.find((request) => globalId('MergeRequest', request.id) === id);
			return found ? mergeRequestOf(found) : null;
		},
		mergeRequestRequestChanges: ({ input }: { input: { projectPath: string; iid: string } }) =>
			requestChanges(asking, input),
		group: ({ fullPath }: { fullPath: string }) => groupOf(asking, fullPath),
		vulnerability: ({ id }: { id: string }) => {
			const found = findVulnerability(asking, id);
			return found ? vulnerabilityEntity(asking.world, found) : null;
		},
		namespace: ({ fullPath }: { fullPath: string }) => namespaceOf(asking, fullPath),
		createNote: ({ input }: { input: { noteableId: string; body: string } }) => createNote(asking, input),
		...timelineMutations(asking),
		...vulnerabilityMutations(asking),
		...workItemMutations(asking),
	};
}

function projectOf(asking: Asking, fullPath: string) {
	const { world, user } = asking;
	const project = world.findProject(fullPath);
	if (!project || !canSee({ world }, project, user)) return null;
	const requests = () => [...project.merge_requests.values()].map(mergeRequestOf);
	return {
		...listsOf(asking, project),
		fullPath: project.path_with_namespace,
		name: project.name,
		workItems: (page: PageOf) => workItemConnection(asking, project, { sort: 'CREATED_ASC', ...page }),
		incidentManagementTimelineEvents: (given: PageOf & { incidentId: string }) =>
			timelineOf(asking, project, given),
		vulnerabilities: (given: PageOf) => vulnerabilityConnection(asking, project, { ...given }),
		mergeRequest: ({ iid }: { iid: string }) => requests().find((request) => request.iid === iid) ?? null,
		mergeRequests: ({ iids, ...page }: PageOf & { iids?: string[] | null }) =>
			connectionOf(
				requests().filter(({ iid }) => !iids || iids.includes(iid)),
				page,
			),
	};
}

function groupOf(asking: Asking, fullPath: string) {
	const group = findHolding(asking, fullPath);
	if (group?.kind !== 'group') return null;
	return {
		id: globalId('Group', group.id),
		fullPath: group.full_path,
		projects: projectsOf(asking, group),
		vulnerabilities: (given: PageOf) => vulnerabilityConnection(asking, group, { ...given }),
	};
}

/** Only reviewers can; an approval of theirs is gone then. */
function requestChanges(
	{ world, user, scopes }: Asking,
	{ projectPath, iid }: { projectPath: string; iid: string },
) {
	const project = world.findProject(projectPath);
	const request = project && canSee({ world }, project, user) && project.merge_requests.get(Number(iid));
	if (!user || !scopes.includes('api') || !request) throw new Error(NO_ACCESS);
	if (!request.reviewers.includes(user)) return { mergeRequest: null, errors: ['Reviewer not found'] };
	setReviewState(request, user, 'requested_changes');
	return { mergeRequest: { id: globalId('MergeRequest', request.id), iid }, errors: [] };
}

function createNote(
	{ world, user, scopes }: Asking,
	{ noteableId, body }: { noteableId: string; body: string },
) {
	const issues = world.projects.flatMap((project) => [...project.issues.values()]);
	const issue = issues.find(({ id }) => noteableId === globalId('Issue', id));
	if (!user || !scopes.includes('api') || !issue || !canSee({ world }, issue.project, user))
		throw new Error(NO_ACCESS);
	if (!body.trim()) return { note: null, errors: ["Note can't be blank"] };
	const note = world.createNote(issue, user, world.interpret(body, user, issue).text || body);
	return { note: { id: globalId('Note', note.id), body: note.body }, errors: [] };
}
