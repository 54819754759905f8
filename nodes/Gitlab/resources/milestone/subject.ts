import { path } from '../../client';
import { compose } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import type { Subject } from '../shared/subject';
import { milestone } from './field';
import { simpleMilestone } from './simple';

/** The milestone as a subject of the operations that other resources have too. */
export const subject: Subject = {
	noun: 'a milestone',
	at: compose(
		'at',
		[projectOrGroup, milestone],
		async (item) => path`${await projectOrGroup.read(item)}/milestones/${await milestone.read(item)}`,
	),
	simplify: simpleMilestone,
};

/** The chosen milestone's path. */
export const { at } = subject;
