import { path } from '../../client';
import { additionalFields, required } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { content, cron, description, inputs, ref } from './content';
import { simpleSchedule } from './simple';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#create-a-new-pipeline-schedule */
export const create = write({
	name: 'Create',
	description: 'Run a pipeline at certain times',
	role: 'Developer',
	fields: [
		project,
		required(description),
		required(ref),
		required(cron),
		additionalFields(...content, inputs),
	],
	simplify: simpleSchedule,
	run: async ({ gitlab, project, description, ref, cron, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/pipeline_schedules`, {
			description,
			ref,
			cron,
			...additionalFields,
		}),
});
