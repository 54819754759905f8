import { path } from '../../client';
import { additionalFields, choice, flag, required, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { listBelow } from '../shared/plain';
import { at, mirrorAt } from './field';
import { simpleMirror } from './simple';

const address = required(
	text('url', {
		displayName: 'URL',
		placeholder: 'e.g. https://user:token@example.com/group/project.git',
		description: 'With the username and password that it needs, or of SSH',
		typeOptions: { password: true },
	}),
);

/**
 * Where a project is pushed to.
 *
 * @see https://docs.gitlab.com/api/remote_mirrors/
 */
export const mirrors: Operation[] = [
	listBelow(at, path`/remote_mirrors`, { name: 'Get Mirrors', role: 'Maintainer', simplify: simpleMirror }),
	write({
		name: 'Create Mirror',
		action: 'Create a mirror of a project',
		description: 'Have a project pushed to a repository elsewhere',
		role: 'Maintainer',
		fields: [
			at,
			address,
			additionalFields(
				choice(
					'auth_method',
					{ password: 'Password', ssh_public_key: 'SSH Public Key' },
					{ displayName: 'Authentication' },
				),
				flag('enabled', 'Whether it is pushed at all', { default: true }),
				flag('keep_divergent_refs', 'Whether what has diverged is left alone'),
				text('mirror_branch_regex', { displayName: 'Branch Pattern', description: 'Premium' }),
				flag('only_protected_branches', 'Whether only protected branches are pushed'),
			),
		],
		simplify: simpleMirror,
		run: async ({ gitlab, at, url, additionalFields }) =>
			await gitlab.post(path`${at}/remote_mirrors`, { url, ...additionalFields }),
	}),
	write({
		name: 'Sync Mirror',
		action: 'Sync a mirror of a project',
		description: 'Push a project to its mirror now',
		role: 'Maintainer',
		fields: [mirrorAt],
		run: async ({ gitlab, at }) => {
			await gitlab.post(path`${at}/sync`);
			return { started: true };
		},
	}),
	write({
		name: 'Delete Mirror',
		action: 'Delete a mirror of a project (cannot be undone)',
		description: 'Stop pushing a project to a mirror',
		role: 'Maintainer',
		fields: [mirrorAt],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
];
