import { type Operation, read } from '../../operation';
import type { Subject } from './subject';

interface Plain
	extends Pick<Subject, 'noun' | 'at'>,
		Pick<Operation, 'action' | 'role' | 'tier' | 'simplify'> {
	/** Where more is to be said than "Retrieve a board". */
	readonly description?: string;
}

/** Get, of what GitLab has at a path. */
export function getOne({ noun, at, ...rest }: Plain): Operation {
	return read({
		name: 'Get',
		description: `Retrieve ${noun}`,
		...rest,
		fields: [at],
		run: async ({ gitlab, at }) => await gitlab.get(at),
	});
}
