import { path } from '../../client';
import { filters, flag, options } from '../../fields';
import { type Operation, read } from '../../operation';
import { scope } from '../job/scope';
import { simpleJob } from '../job/simple';
import { listBelow } from '../shared/plain';
import { at } from './field';
import { simpleBridge, simpleTestReport } from './simple';

/** What a pipeline consists of and results in. */
export const contents: Operation[] = [
	/** @see https://docs.gitlab.com/api/jobs/#list-pipeline-jobs */
	listBelow(at, path`/jobs`, {
		name: 'Get Jobs',
		simplify: simpleJob,
		fields: [filters(scope, flag('include_retried', 'Whether to include these', { default: true }))],
	}),
	/** @see https://docs.gitlab.com/api/jobs/#list-pipeline-trigger-jobs */
	listBelow(at, path`/bridges`, {
		name: 'Get Downstream',
		action: 'Get downstream pipelines of a pipeline',
		description: 'List the pipelines that a pipeline has started, with the jobs that did it',
		simplify: simpleBridge,
		fields: [filters(scope)],
	}),
	/** @see https://docs.gitlab.com/api/pipelines/#get-variables-of-a-pipeline */
	read({
		name: 'Get Variables',
		role: 'Maintainer',
		secrets: ['value'],
		fields: [at],
		run: async ({ gitlab, at }) =>
			await gitlab.list(path`${at}/variables`, {}, undefined, { key: 'key', isPaged: false }),
	}),
	/** @see https://docs.gitlab.com/api/pipelines/#get-a-test-report-for-a-pipeline */
	read({
		name: 'Get Test Report',
		action: 'Get the test report of a pipeline',
		description: 'See how many tests succeeded, and which did not',
		fields: [
			at,
			options(
				flag('summary', 'Whether to return the counts only, which is faster', {
					displayName: 'Summary Only',
					default: true,
				}),
			),
		],
		simplify: simpleTestReport,
		run: async ({ gitlab, at, options }) =>
			await gitlab.get(options.summary ? path`${at}/test_report_summary` : path`${at}/test_report`),
	}),
];
