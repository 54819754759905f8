import { path } from '../../client';
import { write } from '../../operation';
import { at } from './field';
import { simpleSchedule } from './simple';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#take-ownership-of-a-pipeline-schedule */
export const takeOwnership = write({
	name: 'Take Ownership',
	action: 'Take ownership of a pipeline schedule',
	description: 'Have the pipelines run as you',
	role: 'Maintainer',
	fields: [at],
	simplify: simpleSchedule,
	run: async ({ gitlab, at }) => await gitlab.post(path`${at}/take_ownership`),
});
