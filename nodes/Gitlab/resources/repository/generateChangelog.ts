import { path } from '../../client';
import { additionalFields, choice, moment, oneOf, required, text, when } from '../../fields';
import { project } from '../../fields/places';
import { type Field, write } from '../../operation';
import { filePathParam } from '../file/field';

const FORMS = ['commit', 'preview'] as const;

const property = choice(
	'changelog',
	{ commit: 'Commit to File', preview: 'Only Return' },
	{ default: 'preview' },
).property;

const changelog: Field<'changelog', (typeof FORMS)[number]> = {
	key: 'changelog',
	properties: [property],
	labels: {},
	read: (item) => oneOf(item.value('changelog') ?? 'preview', FORMS, 'Changelog', item),
};

const committing = ['commit'];

/**
 * GitLab commits without telling what, so it is asked for the text first.
 *
 * @see https://docs.gitlab.com/api/repositories/#generate-changelog-data
 * @see https://docs.gitlab.com/api/repositories/#add-changelog-data-to-a-changelog-file
 */
export const generateChangelog = write({
	name: 'Generate Changelog',
	action: 'Generate a changelog',
	description: 'Collect what commits with the trailer Changelog say',
	role: 'Developer',
	fields: [
		project,
		required(text('version', { placeholder: 'e.g. 1.2.0' })),
		changelog,
		additionalFields(
			when('changelog', committing, text('branch', { placeholder: 'e.g. main' })),
			text('config_file', {
				displayName: 'Configuration File',
				placeholder: 'e.g. .gitlab/changelog_config.yml',
			}),
			text('config_file_ref', { displayName: 'Configuration From', placeholder: 'e.g. main' }),
			moment('date'),
			when('changelog', committing, { ...filePathParam('file') }),
			text('from', {
				displayName: 'From',
				placeholder: 'e.g. v1.1.0',
				description: 'The commits after this; the last version unless given',
			}),
			when('changelog', committing, text('message', { quickActions: true, displayName: 'Commit Message' })),
			text('to', { displayName: 'To', placeholder: 'e.g. main' }),
			text('trailer', { placeholder: 'e.g. Changelog' }),
		),
	],
	run: async ({ gitlab, project, version, changelog, additionalFields }) => {
		const at = path`/projects/${project}/repository/changelog`;
		const { branch, file, message, ...asked } = additionalFields;
		const { notes } = await gitlab.get(at, { version, ...asked });
		if (changelog === 'preview') return { version, notes, committed: false };
		const where = Object.entries({ branch, file, message }).filter(([, value]) => value !== undefined);
		// The answer is nothing but its status, as a number.
		await gitlab.request({
			method: 'POST',
			path: at,
			body: { version, ...asked, ...Object.fromEntries(where) },
			as: 'text',
		});
		return { version, notes, committed: true };
	},
});
