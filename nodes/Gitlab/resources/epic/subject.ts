import { path } from '../../client';
import { compose } from '../../fields';
import { group } from '../../fields/places';
import type { Subject } from '../shared/subject';
import { epic } from './field';
import { simpleEpic } from './simple';

/** The epic as a subject of the operations that other resources have too. */
export const subject: Subject = {
	noun: 'an epic',
	at: compose(
		'at',
		[group, epic],
		async (item) => path`/groups/${await group.read(item)}/epics/${await epic.read(item)}`,
	),
	simplify: simpleEpic,
};

/** The chosen epic's path. */
export const { at } = subject;
