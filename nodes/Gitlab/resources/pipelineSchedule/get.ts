import { read } from '../../operation';
import { at } from './field';
import { simpleSchedule } from './simple';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-a-single-pipeline-schedule */
export const get = read({
	name: 'Get',
	description: 'Retrieve a pipeline schedule',
	role: 'Developer',
	fields: [at],
	simplify: simpleSchedule,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
