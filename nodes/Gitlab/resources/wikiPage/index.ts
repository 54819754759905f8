import type { Resource } from '../../operation';
import { get } from './get';

export const wikiPage: Resource = {
	name: 'Wiki Page',
	description: 'Pages of the wikis of projects and groups',
	operations: [get],
};
