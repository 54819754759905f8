import type { Resource } from '../../operation';
import { artifacts } from './artifacts';
import { changes } from './change';
import { get, getMany } from './get';
import { getLog } from './getLog';
import { wait } from './wait';

export const job: Resource = {
	name: 'Job',
	description: 'Steps of pipelines, with logs and artifacts',
	operations: [get, getMany, getLog, ...changes, ...artifacts, wait],
};
