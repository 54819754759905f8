import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { write } from '../../operation';
import { at } from './field';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#run-a-scheduled-pipeline-immediately */
export const runNow = write({
	name: 'Run Now',
	action: 'Run a pipeline schedule now',
	description: 'Start the pipeline of a schedule without waiting for its time',
	role: 'Developer',
	fields: [at],
	run: async ({ gitlab, at }): Promise<IDataObject> => {
		await gitlab.post(path`${at}/play`);
		return { started: true };
	},
});
