import { issue } from './field';
import { issuable } from '../shared/issuable';
import { simpleIssue } from './simple';

/** The issue as a subject of the operations that merge requests have too. */
export const subject = issuable('an issue', issue, simpleIssue);

/** The chosen issue's path. */
export const { at } = subject;
