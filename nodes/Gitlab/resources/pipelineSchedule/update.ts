import { updateFields } from '../../fields';
import { write } from '../../operation';
import { changedInputs, content, cron, description, ref } from './content';
import { at } from './field';
import { simpleSchedule } from './simple';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#edit-a-pipeline-schedule */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a pipeline schedule',
	role: 'Developer',
	fields: [at, updateFields(description, ref, cron, ...content, changedInputs)],
	simplify: simpleSchedule,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
