import { choice, filters, flag, moment, text } from '../../fields';

/** What narrows a list of users. */
export const userFilters = filters(
	flag('active', 'Whether to return only these'),
	flag('admins', 'Whether to return only these (administrators)'),
	flag('auditors', 'Whether to return only these (administrators, Premium)'),
	flag('blocked', 'Whether to return only these'),
	moment('created_after', { description: 'For administrators' }),
	moment('created_before', { description: 'For administrators' }),
	flag('exclude_active', 'Whether to leave these out'),
	flag('exclude_external', 'Whether to leave these out'),
	flag('exclude_humans', 'Whether to leave these out'),
	flag('exclude_internal', "Whether to leave out GitLab's own bots"),
	text('extern_uid', {
		displayName: 'External UID',
		description: 'At the Identity Provider (administrators)',
	}),
	flag('external', 'Whether to return only these'),
	flag('humans', 'Whether to return only these'),
	text('provider', {
		displayName: 'Identity Provider',
		placeholder: 'e.g. saml',
		description: 'Of the External UID (administrators)',
	}),
	text('public_email', { placeholder: 'e.g. maria.santos@example.com' }),
	text('search', { description: 'In name and username, or a whole email address' }),
	flag('skip_ldap', 'Whether to leave these out (administrators, Premium)', { displayName: 'Skip LDAP' }),
	choice(
		'two_factor',
		{ disabled: 'Off', enabled: 'On' },
		{ displayName: 'Two-Factor Authentication', description: 'For administrators' },
	),
	text('username', { placeholder: 'e.g. maria.santos' }),
	flag('without_project_bots', 'Whether to leave these out'),
	flag('without_projects', 'Whether to return only these (administrators)'),
);
