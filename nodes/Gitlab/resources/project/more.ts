import { flag } from '../../fields';

/** What GitLab returns of a project only where it is asked to; Simplify leaves it out. */
export const more = [
	flag('statistics', 'Whether to return how much space it takes (Reporters and up)', {
		displayName: 'Statistics',
	}),
	flag('with_custom_attributes', 'Whether to return them (administrators)', {
		displayName: 'Custom Attributes',
	}),
] as const;
