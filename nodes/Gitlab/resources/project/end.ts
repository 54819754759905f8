import { path } from '../../client';
import { required } from '../../fields';
import { groupParam } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { changeSubscription } from '../shared/following';
import { postBelow } from '../shared/plain';
import { at } from './field';
import { simpleProject } from './simple';

const whole = confirmed(at, 'path_with_namespace');

const newNamespace = required(groupParam('newNamespace', 'New Group', 'Or the username of its new owner'));

/** What takes a project from where it is, or from use. */
export const endings: Operation[] = [
	/** @see https://docs.gitlab.com/api/projects/#delete-a-project */
	write({
		name: 'Delete',
		action: 'Delete a project with all in it (cannot be undone)',
		description: 'Mark a project for deletion; after some days it cannot be restored',
		role: 'Owner',
		fields: [whole],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
	/** @see https://docs.gitlab.com/api/projects/#restore-a-project-marked-for-deletion */
	postBelow(at, path`/restore`, {
		name: 'Restore',
		description: 'Take back that a project is marked for deletion',
		role: 'Owner',
		simplify: simpleProject,
	}),
	/** @see https://docs.gitlab.com/api/projects/#transfer-a-project-to-a-new-namespace */
	write({
		name: 'Transfer',
		action: 'Transfer a project to another group (cannot be undone)',
		description: 'Move a project to another group; it cannot be undone',
		role: 'Owner',
		fields: [whole, newNamespace],
		simplify: simpleProject,
		run: async ({ gitlab, at, newNamespace }) =>
			await gitlab.put(path`${at}/transfer`, { namespace: newNamespace }),
	}),
	...(['Archive', 'Unarchive'] as const).map((name) =>
		/** @see https://docs.gitlab.com/api/projects/#archive-a-project */
		write({
			name,
			action: `${name} a project`,
			description:
				name === 'Archive' ? 'Make a project read-only' : 'Let an archived project be worked in again',
			role: 'Owner',
			fields: [at],
			simplify: simpleProject,
			run: async ({ gitlab, at }) => await gitlab.post(path`${at}/${name.toLowerCase()}`),
		}),
	),
	...(['Star', 'Unstar'] as const).map((name) =>
		/** @see https://docs.gitlab.com/api/project_starring/ */
		write({
			name,
			action: `${name} a project`,
			description: `${name} a project for the user behind the credential; nothing happens where it is so already`,
			fields: [at],
			simplify: simpleProject,
			run: async ({ gitlab, at }) => await changeSubscription(gitlab, at, path`${at}/${name.toLowerCase()}`),
		}),
	),
];
