import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { at } from './subject';
import { update } from './update';
import { uploadAttachment } from './uploadAttachment';

export const wikiPage: Resource = {
	name: 'Wiki Page',
	description: 'Pages of wikis',
	operations: [
		create,
		deletion({ noun: 'a wiki page', at }, 'Maintainer'),
		get,
		getMany,
		update,
		uploadAttachment,
	],
};
