import { flag, text } from '../../fields';
import { strategies } from './strategies';

export const name = text('name', { placeholder: 'e.g. new_checkout' });

/** What a feature flag can have. */
export const content = [
	flag('active', 'Whether it is on where its strategies say so', { default: true }),
	text('description', { lines: 4 }),
	strategies,
] as const;
