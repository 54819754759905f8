import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { compose, oneOf, required, shownFor } from '../../fields';
import { project } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { userParam } from '../user/field';

/** Where events are listed, and what that list is asked beside filters. */
interface Source {
	path: Path;
	query: IDataObject;
}

const OF = ['me', 'myProjects', 'project', 'user'] as const;

const eventsOf: INodeProperties = {
	displayName: 'Events Of',
	name: 'eventsOf',
	type: 'options',
	options: [
		{ name: 'Everyone in My Projects', value: 'myProjects' },
		{ name: 'Me', value: 'me', description: 'You' },
		{ name: 'Project', value: 'project' },
		{ name: 'User', value: 'user' },
	],
	default: 'project',
};

const user = required(userParam('user', { displayName: 'User' }));

/** Whose events an operation lists. */
export const source: Field<'source', Source> = compose(
	'source',
	[eventsOf, shownFor('eventsOf', ['project'], project), shownFor('eventsOf', ['user'], user)],
	sourceOf,
);

async function sourceOf(item: Item): Promise<Source> {
	switch (oneOf(item.value('eventsOf') ?? 'project', OF, 'Events Of', item)) {
		case 'me':
			return { path: path`/events`, query: {} };
		case 'myProjects':
			return { path: path`/events`, query: { scope: 'all' } };
		case 'project':
			return { path: path`/projects/${await project.read(item)}/events`, query: {} };
		case 'user':
			return { path: path`/users/${await user.read(item)}/events`, query: {} };
	}
}
