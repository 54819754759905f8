import type { Resource } from '../../operation';
import { comments } from './comments';
import { create } from './create';
import { get, getMany } from './get';
import { resolve, unresolve } from './resolve';

export const discussion: Resource = {
	name: 'Thread',
	description: 'Discussions on issues, lines of code and more',
	operations: [create, ...comments, get, getMany, resolve, unresolve],
};
