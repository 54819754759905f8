import { path } from '../../client';
import { atInProject } from '../../fields/places';
import type { Issuable } from '../shared/subject';
import { chosenIssue } from './field';
import { simpleIssue } from './simple';

/** The issue as a subject of the operations that other resources have too. */
export const subject: Issuable = {
	noun: 'an issue',
	type: 'Issue',
	at: atInProject(path`/issues`, chosenIssue),
	simplify: simpleIssue,
};

/** The chosen issue's path. */
export const { at } = subject;
