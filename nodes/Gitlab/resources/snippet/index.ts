import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { at } from './field';
import { getContent } from './getContent';
import { getMany } from './getMany';
import { simpleSnippet } from './simple';
import { update } from './update';

/**
 * @see https://docs.gitlab.com/api/project_snippets/#get-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#get-a-snippet
 */
const get = getOne({
	noun: 'a snippet',
	at,
	description: 'Retrieve a snippet without what is in its files',
	simplify: simpleSnippet,
});

export const snippet: Resource = {
	name: 'Snippet',
	description: 'Files to share',
	operations: [create, deletion({ noun: 'a snippet', at }), get, getContent, getMany, update],
};
