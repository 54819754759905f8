import type { Resource } from '../../operation';
import { create } from './create';
import { endings } from './end';
import { fork } from './fork';
import { get } from './get';
import { getMany } from './getMany';
import { lists } from './lists';
import { sharing } from './sharing';
import { update } from './update';

export const project: Resource = {
	name: 'Project',
	description: 'Projects, their settings, and what hangs on them',
	operations: [create, get, getMany, update, ...endings, fork, ...sharing, ...lists],
};
