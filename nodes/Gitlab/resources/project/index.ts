import type { Resource } from '../../operation';
import { avatars } from '../shared/avatar';
import { jobTokens, sharing } from './access';
import { create, fork, update } from './createAndUpdate';
import { endings } from './end';
import { exchange } from './exchange';
import { at } from './field';
import { mirrors } from './mirrors';
import { pushRules } from './pushRules';
import { get, getMany, lists } from './reads';
import { simpleProject } from './simple';
import { uploads } from './uploads';

export const project: Resource = {
	name: 'Project',
	description: 'Projects, their settings, and what hangs on them',
	// Fields are shared between operations that have them in the same order: Fork has its project before its group.
	operations: [
		fork,
		create,
		get,
		getMany,
		update,
		...endings,
		...sharing,
		...lists,
		...uploads,
		...avatars('project', at, { role: 'Maintainer', simplify: simpleProject }),
		...pushRules,
		...mirrors,
		...jobTokens,
		...exchange,
	],
};
