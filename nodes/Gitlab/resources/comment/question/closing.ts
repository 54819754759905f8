import type { IDataObject } from 'n8n-workflow';
import type { Question } from './question';

/** How the thing that a question is about was closed meanwhile, if it was. */
export function closedAs(
	{ state: before }: Question,
	{ state }: IDataObject,
): 'closed' | 'merged' | undefined {
	return state !== before && (state === 'closed' || state === 'merged') ? state : undefined;
}
