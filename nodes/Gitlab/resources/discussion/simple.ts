import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simpleFirst = pick(['type'], { author: 'author.username' }, ['body', 'created_at'], {
	path: 'position.new_path',
	old_line: 'position.old_line',
	new_line: 'position.new_line',
});

const simpleComment = pick(['id'], { author: 'author.username' }, ['body', 'created_at', 'suggestions']);

/** What most workflows use of a thread: its first comment, whether it is resolved, and all comments. */
export function simpleThread({ id, notes }: IDataObject): IDataObject {
	const all = (Array.isArray(notes) ? notes : []).filter(Boolean) as IDataObject[];
	const resolvable = all.filter((note) => note.resolvable === true);
	return {
		id: id ?? null,
		...simpleFirst(all[0] ?? {}),
		resolved: resolvable.length ? resolvable.every(({ resolved }) => resolved === true) : null,
		notes: all.map(simpleComment),
	};
}
