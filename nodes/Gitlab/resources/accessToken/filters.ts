import { choice, day, filters, flag, moment, options, text } from '../../fields';

/** What narrows a list of tokens. */
export const tokenFilters = filters(
	moment('created_after'),
	moment('created_before'),
	day('expires_after'),
	day('expires_before'),
	moment('last_used_after'),
	moment('last_used_before'),
	flag('revoked', 'Whether to return only these (off: only the others)'),
	text('search', { description: 'Part of a name' }),
	choice('state', { active: 'Active', inactive: 'Inactive' }),
);

/** The order of a list of tokens. */
export const tokenOrder = options(
	choice(
		'sort',
		{
			created_asc: 'Oldest First',
			created_desc: 'Newest First',
			expires_asc: 'Expiring Soonest First',
			expires_desc: 'Expiring Latest First',
			last_used_asc: 'Longest Unused First',
			last_used_desc: 'Last Used First',
			name_asc: 'Name',
			name_desc: 'Name, Backwards',
		},
		{ default: 'created_desc' },
	),
);
