import { canSee, canSeeIssue } from '../http/access';
import type { Issue, User } from '../world/model';
import type { World } from '../world/world';
import type { PageOf } from './connection';
import { connectionOf } from './connection';
import { mergeRequestOf } from './mergeRequest';

/** Who asks, and of which world. */
export interface Asking {
	world: World;
	user: User | null;
	scopes: string[];
}

const NO_ACCESS =
	"The resource that you are attempting to access does not exist or you don't have permission to perform this action";

const globalId = (model: string, id: number) => `gid://gitlab/${model}/${id}`;

/** What GraphQL answers: a function for each query and mutation that the stand-in knows. */
export function rootFor(asking: Asking) {
	const { user } = asking;
	return {
		currentUser: () => user && { id: globalId('User', user.id), username: user.username, name: user.name },
		project: ({ fullPath }: { fullPath: string }) => projectOf(asking, fullPath),
		mergeRequestRequestChanges: ({ input }: { input: { projectPath: string; iid: string } }) =>
			requestChanges(asking, input),
		createNote: ({ input }: { input: { noteableId: string; body: string } }) => createNote(asking, input),
	};
}

function projectOf({ world, user }: Asking, fullPath: string) {
	const project = world.findProject(fullPath);
	if (!project || !canSee({ world }, project, user)) return null;
	const issues = () => [...project.issues.values()].filter((issue) => canSeeIssue(issue, user));
	const requests = () => [...project.merge_requests.values()].map(mergeRequestOf);
	return {
		id: globalId('Project', project.id),
		fullPath: project.path_with_namespace,
		name: project.name,
		workItems: (page: PageOf) => connectionOf(issues().map(workItemOf), page),
		mergeRequest: ({ iid }: { iid: string }) => requests().find((request) => request.iid === iid) ?? null,
		mergeRequests: ({ iids, ...page }: PageOf & { iids?: string[] | null }) =>
			connectionOf(
				requests().filter(({ iid }) => !iids || iids.includes(iid)),
				page,
			),
	};
}

function workItemOf({ id, iid, title, state }: Issue) {
	return { id: globalId('WorkItem', id), iid: String(iid), title, state: state.toUpperCase() };
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
	request.reviews.set(user.id, 'requested_changes');
	request.approvals = request.approvals.filter((each) => each.user !== user);
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
	const note = world.createNote(issue, user, body);
	return { note: { id: globalId('Note', note.id), body: note.body }, errors: [] };
}
