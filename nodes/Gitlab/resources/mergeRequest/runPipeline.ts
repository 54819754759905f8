import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client/path';
import { options } from '../../fields/collection';
import { flag } from '../../fields/param';
import { write } from '../../operation';
import { simplePipeline } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#create-merge-request-pipeline */
export const runPipeline = write({
	name: 'Run Pipeline',
	action: 'Run a pipeline for a merge request',
	description: 'Start the CI/CD pipeline of a merge request',
	fields: [
		at,
		options(
			flag('async', 'Whether to have it made in the background; then no pipeline comes back', {
				displayName: 'In the Background',
				default: true,
			}),
		),
	],
	simplify: (row) => ('id' in row ? simplePipeline(row) : row),
	run: async ({ gitlab, at, options }) => {
		const { status, body } = await gitlab.request({
			method: 'POST',
			path: path`${at}/pipelines`,
			body: options,
		});
		// Accepted, and nothing more: it is made in the background.
		return status === 202 ? { success: true } : (body as IDataObject);
	},
});
