import type { Resource } from '../../operation';
import { avatars } from '../shared/avatar';
import { create } from './create';
import { endings } from './end';
import { exchange } from './exchange';
import { at } from './field';
import { fork } from './fork';
import { get } from './get';
import { getMany } from './getMany';
import { jobTokens } from './jobTokens';
import { lists } from './lists';
import { mirrors } from './mirrors';
import { pushRules } from './pushRules';
import { sharing } from './sharing';
import { simpleProject } from './simple';
import { update } from './update';
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
