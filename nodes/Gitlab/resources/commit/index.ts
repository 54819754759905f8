import type { Resource } from '../../operation';
import { about } from './about';
import { create } from './create';
import { get } from './get';
import { getDiff } from './getDiff';
import { getMany } from './getMany';
import { redo } from './redo';
import { statuses } from './statuses';
import { updateSubmodule } from './updateSubmodule';

export const commit: Resource = {
	name: 'Commit',
	description: 'Commits, and what others say of them',
	operations: [create, get, getMany, getDiff, ...redo, ...about, ...statuses, updateSubmodule],
};
