import type { Resource } from '../../operation';
import { remove, update } from './change';
import { create } from './create';
import { get, getMany } from './get';
import { publish, publishAllDrafts } from './publish';

export const draftNote: Resource = {
	name: 'Draft Comment',
	description: 'Comments of your review that are not published yet (draft notes)',
	operations: [create, remove, get, getMany, publish, publishAllDrafts, update],
};
