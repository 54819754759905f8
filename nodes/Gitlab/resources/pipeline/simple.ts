import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

/** What most workflows use of a pipeline. */
export const simplePipeline = pick(
	['id', 'iid', 'project_id', 'status', 'source'],
	['ref', 'sha', 'created_at', 'updated_at', 'web_url'],
);

/** What most workflows use of a job that starts another pipeline. */
export const simpleBridge = pick(
	['id', 'name', 'stage', 'status', 'allow_failure'],
	{ pipeline_id: 'pipeline.id', downstream_id: 'downstream_pipeline.id' },
	{ downstream_project_id: 'downstream_pipeline.project_id' },
	{ downstream_status: 'downstream_pipeline.status', downstream_url: 'downstream_pipeline.web_url' },
);

const count = pick(
	['total_count', 'success_count', 'failed_count'],
	['skipped_count', 'error_count', 'total_time'],
);

const sum = pick(
	{ total_count: 'total.count', success_count: 'total.success', failed_count: 'total.failed' },
	{ skipped_count: 'total.skipped', error_count: 'total.error', total_time: 'total.time' },
);

/** How many tests went how: of a test report, or of its summary. The time is in seconds. */
export function testCounts(report: IDataObject): IDataObject {
	return 'total' in report ? sum(report) : count(report);
}

/** The counts of a test report, and the tests that did not succeed, if it tells of single ones. */
export function simpleTestReport(report: IDataObject): IDataObject {
	const suites = (report.test_suites ?? []) as IDataObject[];
	const cases = suites.flatMap(({ name, test_cases }) =>
		((test_cases ?? []) as IDataObject[]).map((test): IDataObject => ({ ...test, suite: name })),
	);
	const failed = cases.filter(({ status }) => status === 'failed' || status === 'error');
	return { ...testCounts(report), ...(!('total' in report) && { failed_tests: failed.map(failedTest) }) };
}

const failedTest = pick(['suite', 'classname', 'name', 'file', 'system_output']);
