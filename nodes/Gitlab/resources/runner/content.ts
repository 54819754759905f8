import { choice, flag, number, text, texts } from '../../fields';

/** Tags of runners, sent as a list. */
export const tags = texts('tag_list', {
	displayName: 'Tags',
	placeholder: 'e.g. docker,linux',
	description: 'Separated by commas',
	cleared: [],
});

/** What a runner can have. */
export const content = [
	choice(
		'access_level',
		{ not_protected: 'All Jobs', ref_protected: 'Jobs of Protected Branches and Tags' },
		{ displayName: 'Runs' },
	),
	text('description'),
	flag('locked', 'Whether other projects cannot enable it'),
	text('maintenance_note'),
	number('maximum_timeout', {
		min: 600,
		displayName: 'Maximum Job Timeout',
		description: 'In seconds',
	}),
	flag('paused', 'Whether it takes no new jobs'),
	flag('run_untagged', 'Whether it also runs jobs without tags', { default: true }),
	tags,
] as const;
