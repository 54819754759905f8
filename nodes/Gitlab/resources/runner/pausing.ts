import { type Operation, write } from '../../operation';
import { at } from './field';
import { simpleRunnerInDetail } from './simple';

/**
 * Pause and Resume.
 *
 * @see https://docs.gitlab.com/api/runners/#pause-a-runner
 */
export const pausing: Operation[] = [
	write({
		name: 'Pause',
		description: 'Have a runner take no new jobs',
		role: 'Maintainer',
		fields: [at],
		simplify: simpleRunnerInDetail,
		run: async ({ gitlab, at }) => await gitlab.put(at, { paused: true }),
	}),
	write({
		name: 'Resume',
		description: 'Have a runner take jobs again',
		role: 'Maintainer',
		fields: [at],
		simplify: simpleRunnerInDetail,
		run: async ({ gitlab, at }) => await gitlab.put(at, { paused: false }),
	}),
];
