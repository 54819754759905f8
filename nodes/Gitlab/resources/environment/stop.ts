import { path } from '../../client';
import { flag, options } from '../../fields';
import { write } from '../../operation';
import { at } from './field';
import { simpleEnvironment } from './simple';

/** @see https://docs.gitlab.com/api/environments/#stop-an-environment */
export const stop = write({
	name: 'Stop',
	description: 'Take an environment down, so that it can be deleted',
	role: 'Developer',
	fields: [at, options(flag('force', 'Whether to skip its stop actions'))],
	simplify: simpleEnvironment,
	run: async ({ gitlab, at, options }) => await gitlab.post(path`${at}/stop`, options),
});
