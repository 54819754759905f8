import { path } from '../../client';
import { additionalFields, limit, moment, required, text } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { pick } from '../../simplify';
import { deleteIt } from '../shared/deletion';
import { atTriggerToken } from './field';

/** What most workflows use of a trigger token; the token itself is told once, when it is made. */
const simpleToken = pick(['id', 'description'], { owner: 'owner.username' }, [
	'created_at',
	'last_used',
	'expires_at',
]);

/**
 * Tokens for whoever is to start pipelines and do nothing else.
 *
 * @see https://docs.gitlab.com/api/pipeline_triggers/
 */
export const triggerTokens: Operation[] = [
	write({
		name: 'Create Trigger Token',
		action: 'Create a trigger token',
		description: 'Make a token that starts pipelines as you',
		role: 'Maintainer',
		secrets: ['token'],
		fields: [
			project,
			required(text('description', { placeholder: 'e.g. Nightly deployment' })),
			additionalFields(moment('expires_at')),
		],
		simplify: (row) => ({ ...simpleToken(row), token: row.token }),
		run: async ({ gitlab, project, description, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/triggers`, { description, ...additionalFields }),
	}),
	write({
		name: 'Delete Trigger Token',
		action: 'Delete a trigger token (cannot be undone)',
		description: 'Delete a trigger token permanently',
		role: 'Maintainer',
		fields: [atTriggerToken],
		run: deleteIt,
	}),
	read({
		name: 'Get Trigger Tokens',
		action: 'Get trigger tokens',
		description: 'List the trigger tokens of a project; GitLab shows whole ones to their owners only',
		role: 'Maintainer',
		secrets: ['token'],
		fields: [project, limit],
		simplify: simpleToken,
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/triggers`, {}, limit),
	}),
];
