import type { IDataObject } from 'n8n-workflow';
import { flatten, GitlabError, path } from '../../client';
import { flag, options } from '../../fields';
import { write } from '../../operation';
import { simplePipeline } from '../pipeline/simple';
import { listBelow } from '../shared/plain';
import { at } from './field';

/** @see https://docs.gitlab.com/api/merge_requests/#list-all-merge-request-pipelines */
export const getPipelines = listBelow(at, path`/pipelines`, {
	name: 'Get Pipelines',
	simplify: simplePipeline,
});

/** @see https://docs.gitlab.com/api/merge_requests/#create-merge-request-pipeline */
export const runPipeline = write({
	name: 'Run Pipeline',
	action: 'Run a pipeline for a merge request',
	description: 'Start a pipeline of a merge request',
	fields: [
		at,
		options(
			flag('async', 'Whether to go on at once; the pipeline is not returned', {
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
		return status === 202 ? { success: true } : refuseFailed(body as IDataObject);
	},
});

/** GitLab answers with a pipeline also where its configuration is wrong: one without jobs that has failed. */
function refuseFailed(pipeline: IDataObject): IDataObject {
	if (pipeline.status !== 'failed') return pipeline;
	const reason = flatten(pipeline.yaml_errors) || 'The pipeline failed as soon as it was made';
	throw new GitlabError('conflict', reason, {
		advice: `Correct the CI/CD configuration in the source branch. GitLab shows the pipeline at ${String(pipeline.web_url)}.`,
	});
}
