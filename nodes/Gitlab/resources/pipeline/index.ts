import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { changes } from './change';
import { contents } from './contents';
import { at } from './field';
import { get, getLatest } from './get';
import { getMany } from './getMany';
import { lint } from './lint';
import { run } from './run';
import { simplePipeline } from './simple';
import { trigger } from './trigger';
import { triggerTokens } from './triggerTokens';
import { runAndWait, wait } from './wait';

export const pipeline: Resource = {
	name: 'Pipeline',
	description: 'CI/CD runs',
	operations: [
		run,
		runAndWait,
		wait,
		trigger,
		get,
		getLatest,
		getMany,
		...contents,
		...changes,
		deletion({ noun: 'a pipeline', at, simplify: simplePipeline }, 'Owner'),
		lint,
		...triggerTokens,
	],
};
