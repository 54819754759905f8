import { flag } from '../../fields';

/** Simplify leaves them out. */
export const withCustomAttributes = flag(
	'with_custom_attributes',
	'Whether to return them (administrators)',
	{ displayName: 'Custom Attributes' },
);
