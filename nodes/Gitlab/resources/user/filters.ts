import { filters } from '../../fields/collection';
import { choice, flag, moment, text } from '../../fields/param';

/** What narrows a list of users. */
export const userFilters = filters(
	flag('active', 'Whether to return only users who are active'),
	flag('admins', 'Whether to return only administrators, for self-managed administrators'),
	flag('auditors', 'Whether to return only auditors, for self-managed administrators (Premium)'),
	flag('blocked', 'Whether to return only users who are blocked'),
	moment('created_after', { description: 'For self-managed administrators' }),
	moment('created_before', { description: 'For self-managed administrators' }),
	flag('exclude_active', 'Whether to leave out users who are active'),
	flag('exclude_external', 'Whether to leave out external users'),
	flag('exclude_humans', 'Whether to leave out people, so that bots remain'),
	flag('exclude_internal', "Whether to leave out GitLab's own bots"),
	text('extern_uid', {
		displayName: 'External UID',
		description: 'ID of the user at the Identity Provider, for self-managed administrators',
	}),
	flag('external', 'Whether to return only external users'),
	flag('humans', 'Whether to return only people, without bots'),
	text('provider', {
		displayName: 'Identity Provider',
		placeholder: 'e.g. saml',
		description: 'Where the External UID is from, for self-managed administrators',
	}),
	text('public_email', { placeholder: 'e.g. maria@example.com' }),
	text('search', { description: 'Words to look for in name and username, or a whole email address' }),
	flag('skip_ldap', 'Whether to leave out users of LDAP, for self-managed administrators (Premium)', {
		displayName: 'Skip LDAP',
	}),
	choice(
		'two_factor',
		{ disabled: 'Off', enabled: 'On' },
		{ displayName: 'Two-Factor Authentication', description: 'For self-managed administrators' },
	),
	text('username', {
		placeholder: 'e.g. maria.santos',
		description: 'The one user with exactly this username',
	}),
	flag('without_project_bots', 'Whether to leave out the bots of projects'),
	flag('without_projects', 'Whether to return only users without projects, for self-managed administrators'),
);
