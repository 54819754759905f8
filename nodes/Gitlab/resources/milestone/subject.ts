import { path } from '../../client';
import { atIn, projectOrGroup } from '../../fields/places';
import type { Subject } from '../shared/subject';
import { chosenMilestone } from './field';
import { simpleMilestone } from './simple';

/** The milestone as a subject of the operations that other resources have too. */
export const subject: Subject = {
	noun: 'a milestone',
	at: atIn(projectOrGroup, path`/milestones`, chosenMilestone),
	simplify: simpleMilestone,
};

/** The chosen milestone's path. */
export const { at } = subject;
