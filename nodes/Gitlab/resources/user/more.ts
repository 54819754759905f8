import { flag } from '../../fields/param';

/** Simplify leaves them out. */
export const withCustomAttributes = flag(
	'with_custom_attributes',
	'Whether to return them (administrators)',
	{ displayName: 'Custom Attributes' },
);
