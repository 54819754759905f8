import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleJob } from '../job/simple';

/** What most workflows use of a runner in a list. */
export const simpleRunner = pick(
	['id', 'description', 'runner_type', 'status', 'job_execution_status', 'paused', 'created_at'],
	{ created_by: 'created_by.username' },
);

/** What most workflows use of one runner, of which GitLab tells more. */
export function simpleRunnerInDetail(row: IDataObject): IDataObject {
	return { ...simpleRunner(row), ...details(row) };
}

const details = pick(['tag_list', 'run_untagged', 'contacted_at']);

/** What most workflows use of a job that a runner has run; runners serve many projects. */
export function simpleRunnerJob(row: IDataObject): IDataObject {
	const { path_with_namespace } = (row.project ?? {}) as IDataObject;
	return { ...simpleJob(row), project: path_with_namespace ?? null };
}
