import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick(['id', 'body'], { author: 'author.username' }, [
	'created_at',
	'updated_at',
	'system',
	'internal',
	'type',
	'noteable_type',
	'noteable_iid',
]);

/** GitLab shows comments on commits otherwise than all others. */
const simpleOnCommit = pick({ body: 'note', author: 'author.username' }, [
	'created_at',
	'path',
	'line',
	'line_type',
]);

/** What most workflows use of a comment. Where quick actions left no comment, what they did is kept. */
export function simpleNote(row: IDataObject): IDataObject {
	if ('note' in row) return simpleOnCommit(row);
	return 'id' in row ? simple(row) : row;
}
