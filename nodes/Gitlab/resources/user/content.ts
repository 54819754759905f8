import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { compose, flag, number, oneOf, required, shownFor, text } from '../../fields';
import type { Field } from '../../operation';

export const email = text('email', { placeholder: 'e.g. ada@example.com' });
export const name = text('name');
export const username = text('username', { placeholder: 'e.g. ada.lovelace' });
export const password = text('password', { typeOptions: { password: true } });

const given = required(password);

const form: INodeProperties = {
	displayName: 'Password By',
	name: 'passwordBy',
	type: 'options',
	options: [
		{ name: 'Email', value: 'email', description: 'A link to set one' },
		{ name: 'Random', value: 'random', description: 'For who signs in otherwise' },
		{ name: 'Typing', value: 'typing' },
	],
	default: 'email',
};

/** How somebody new gets a password, in GitLab's words. */
export const firstPassword: Field<'firstPassword', IDataObject> = compose(
	'firstPassword',
	[form, shownFor('passwordBy', ['typing'], given)],
	async (item) => {
		const by = oneOf(item.value('passwordBy'), ['email', 'random', 'typing'], 'Password By', item);
		if (by === 'typing') return { password: await given.read(item) };
		return by === 'email' ? { reset_password: true } : { force_random_password: true };
	},
);

/** What a user can have. */
export const content = [
	flag('admin', 'Whether they administer the server'),
	flag('auditor', 'Whether they may see everything (Premium)'),
	text('bio'),
	flag('can_create_group', 'Whether they may create groups', { default: true }),
	number('color_scheme_id', { min: 1, displayName: 'Syntax Theme ID', description: 'From 1 to 5' }),
	text('commit_email'),
	text('discord', { displayName: 'Discord ID' }),
	flag('external', 'Whether they see only projects that they are members of'),
	text('extern_uid', { displayName: 'External UID', description: 'Needs Identity Provider' }),
	number('extra_shared_runners_minutes_limit', {
		min: 0,
		displayName: 'Additional Compute Minutes',
		description: 'Premium',
	}),
	text('github', { displayName: 'GitHub Username' }),
	number('group_id_for_saml', { min: 1, displayName: 'SAML Group ID' }),
	text('linkedin', { displayName: 'LinkedIn Name' }),
	text('location'),
	text('note', { description: 'Only administrators see it' }),
	text('organization'),
	flag('private_profile', 'Whether others see only the name'),
	number('projects_limit', { min: 0 }),
	text('pronouns'),
	text('provider', { displayName: 'Identity Provider', placeholder: 'e.g. saml' }),
	text('public_email', { placeholder: 'e.g. maria.santos@example.com' }),
	number('shared_runners_minutes_limit', {
		min: 0,
		displayName: 'Compute Minutes',
		description: 'A month (Premium)',
	}),
	number('theme_id', { min: 1, displayName: 'Theme ID', description: 'From 1 to 11' }),
	text('twitter', { displayName: 'X Name' }),
	flag('view_diffs_file_by_file', 'Whether to show one file at a time'),
	text('website_url'),
] as const;
