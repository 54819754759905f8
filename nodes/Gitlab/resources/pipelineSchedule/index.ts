import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { at } from './field';
import { getMany } from './getMany';
import { getPipelines } from './getPipelines';
import { runNow } from './runNow';
import { simpleSchedule } from './simple';
import { takeOwnership } from './takeOwnership';
import { update } from './update';
import { variables } from './variables';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-a-single-pipeline-schedule */
const get = getOne({ noun: 'a pipeline schedule', at, role: 'Developer', simplify: simpleSchedule });

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
