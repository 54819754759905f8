import type { Resource } from '../../operation';
import { avatars } from '../shared/avatar';
import { create } from './create';
import { endings } from './end';
import { at } from './field';
import { get } from './get';
import { getRoles } from './getRoles';
import { lists } from './lists';
import { seats } from './seats';
import { sharing } from './sharing';
import { simpleGroup } from './simple';
import { update } from './update';

export const group: Resource = {
	name: 'Group',
	description: 'Groups, what is in them, and their seats',
	operations: [
		create,
		get,
		...lists,
		update,
		...endings,
		...sharing,
		getRoles,
		...seats,
		...avatars('group', at, { role: 'Owner', simplify: simpleGroup }),
	],
};
