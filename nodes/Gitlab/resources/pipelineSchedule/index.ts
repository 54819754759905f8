import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getMany } from './getMany';
import { getPipelines } from './getPipelines';
import { runNow } from './runNow';
import { simpleSchedule } from './simple';
import { takeOwnership } from './takeOwnership';
import { update } from './update';
import { variables } from './variables';

export const pipelineSchedule: Resource = {
	name: 'Pipeline Schedule',
	description: 'Pipelines that run at certain times',
	operations: [
		create,
		get,
		getMany,
		getPipelines,
		update,
		deletion({ noun: 'a pipeline schedule', at, simplify: simpleSchedule }, 'Maintainer'),
		runNow,
		takeOwnership,
		...variables,
	],
};
