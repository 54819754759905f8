import type { Resource } from '../../operation';
import { exportList } from './export';
import { getMany } from './getMany';

export const dependency: Resource = {
	name: 'Dependency',
	description: 'What a project is built from',
	operations: [exportList, getMany],
};
