import { groupOf, need, projectOf } from '../http/access';
import type { Call } from '../http/call';
import { me } from '../http/call';
import { forbidden } from '../http/refusal';
import type { Group, Holding, Project } from '../world/model';
import type { World } from '../world/world';
import type { Holder } from './rows';

export type Verb = 'list' | 'create' | 'get' | 'update' | 'delete';

/** The levels that are needed; whoever sees the place may read where no level is given. */
export interface May {
	read?: number;
	write: number;
	/** Where fewer may delete than write. */
	delete?: number;
}

/** Where rows are found, and by whom. */
export interface Place<H extends Holder> {
	/** The path of their list, below `/api/v4/`. */
	path: string;
	holder: (call: Call) => H;
	/** Whose roles count; null where only administrators may. */
	roles: (call: Call) => Holding | null;
	may: May;
	/** Whether everybody who is signed in may do all of it. */
	open?: true;
	/** What can be done there, if not everything. */
	verbs?: Verb[];
	/** The method of an update, where it is not PUT. */
	updatedBy?: 'PATCH';
	/** GitLab's words about a row that is not there; '404 Not found' where it has none of its own. */
	missing?: string;
}

type More<H extends Holder> = Partial<Pick<Place<H>, 'verbs' | 'updatedBy' | 'missing'>>;

export const inProjects = (what: string, may: May, more: More<Project> = {}): Place<Project> => ({
	path: `projects/:id/${what}`,
	holder: projectOf,
	roles: projectOf,
	may,
	...more,
});

export const inGroups = (what: string, may: May, more: More<Group> = {}): Place<Group> => ({
	path: `groups/:id/${what}`,
	holder: groupOf,
	roles: groupOf,
	may,
	...more,
});

export const onInstance = (path: string, more: More<World> = {}): Place<World> => ({
	path,
	holder: (call) => call.world,
	roles: () => null,
	may: { write: 0 },
	...more,
});

/** What everybody has for themselves. */
export const ofEverybody = (path: string, more: More<World> = {}): Place<World> => ({
	...onInstance(path, more),
	open: true,
});

/** Refuses whoever may not do this there. */
export function allow(
	call: Call,
	{ roles, may, open }: Pick<Place<Holder>, 'roles' | 'may' | 'open'>,
	verb: Verb,
): void {
	if (open) {
		me(call);
		return;
	}
	const where = roles(call);
	const isRead = verb === 'list' || verb === 'get';
	const level = isRead ? may.read : verb === 'delete' ? (may.delete ?? may.write) : may.write;
	if (!where && !me(call).admin) throw forbidden();
	if (where && level !== undefined) need(call, where, level);
}
