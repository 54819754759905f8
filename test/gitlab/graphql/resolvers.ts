import { canSee, canSeeIssue } from '../http/access';
import type { Issue, User } from '../world/model';
import type { World } from '../world/world';
import type { PageOf } from './connection';
import { connectionOf } from './connection';

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
		createNote: ({ input }: { input: { noteableId: string; body: string } }) => createNote(asking, input),
	};
}

function projectOf({ world, user }: Asking, fullPath: string) {
	const project = world.findProject(fullPath);
	if (!project || !canSee({ world }, project, user)) return null;
	const issues = () => [...project.issues.values()].filter((issue) => canSeeIssue(issue, user));
	return {
		id: globalId('Project', project.id),
		fullPath: project.path_with_namespace,
		name: project.name,
		workItems: (page: PageOf) => connectionOf(issues().map(workItemOf), page),
	};
}

function workItemOf({ id, iid, title, state }: Issue) {
	return { id: globalId('WorkItem', id), iid: String(iid), title, state: state.toUpperCase() };
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
