import { canSee } from '../http/access';
import type { Asking } from './asking';
import { NO_ACCESS } from './asking';
import type { PageOf } from './connection';
import { globalId } from './ids';
import { namespaceOf } from './places';
import { workItemConnection } from './workItems/list';
import { workItemMutations } from './workItems/mutations';

/** What GraphQL answers: a function for each query and mutation that the stand-in knows. */
export function rootFor(asking: Asking) {
	const { user } = asking;
	return {
		currentUser: () => user && { id: globalId('User', user.id), username: user.username, name: user.name },
		project: ({ fullPath }: { fullPath: string }) => projectOf(asking, fullPath),
		namespace: ({ fullPath }: { fullPath: string }) => namespaceOf(asking, fullPath),
		createNote: ({ input }: { input: { noteableId: string; body: string } }) => createNote(asking, input),
		...workItemMutations(asking),
	};
}

function projectOf(asking: Asking, fullPath: string) {
	const { world, user } = asking;
	const project = world.findProject(fullPath);
	if (!project || !canSee({ world }, project, user)) return null;
	return {
		id: globalId('Project', project.id),
		fullPath: project.path_with_namespace,
		name: project.name,
		workItems: (page: PageOf) => workItemConnection(asking, project, { sort: 'CREATED_ASC', ...page }),
	};
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
