import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import type { Reading } from '../reading';
import { doneBy, projectPart } from './parts';

/** The body with which a webhook would tell of a pipeline, with its jobs. */
export async function pipelineBody(row: IDataObject, reading: Reading): Promise<IDataObject> {
	const at = path`/projects/${Number(row.project_id)}/pipelines/${Number(row.id)}`;
	const [project, detail, { rows: builds }] = await Promise.all([
		reading.project(row.project_id),
		reading.thing(at),
		reading.page(path`${at}/jobs`, {}),
	]);
	const { user, detailed_status: detailed, ...own } = detail;
	return {
		object_kind: 'pipeline',
		...doneBy(user),
		project: projectPart(project),
		object_attributes: {
			...own,
			// The list has told this status; meanwhile it may be another.
			status: row.status,
			detailed_status: (Object(detailed) as IDataObject).label ?? row.status,
			url: detail.web_url,
		},
		builds,
	};
}

/** The body with which a webhook would tell of a job. */
export function jobBody(row: IDataObject, project: IDataObject): IDataObject {
	const { id, name, stage, status, ref, tag, commit, pipeline, user, runner } = row;
	const { id: sha = null } = Object(commit) as IDataObject;
	return {
		object_kind: 'build',
		...{ ref, tag, sha, commit, build_id: id, build_name: name, build_stage: stage, build_status: status },
		build_created_at: row.created_at,
		build_started_at: row.started_at,
		build_finished_at: row.finished_at,
		build_duration: row.duration,
		build_queued_duration: row.queued_duration,
		build_allow_failure: row.allow_failure,
		build_failure_reason: row.failure_reason,
		pipeline_id: (Object(pipeline) as IDataObject).id ?? null,
		runner: runner ?? null,
		...doneBy(user),
		project_id: project.id,
		project_name: project.name_with_namespace,
		project: projectPart(project),
	};
}

/** The body with which a webhook would tell of a deployment. */
export function deploymentBody(row: IDataObject, project: IDataObject): IDataObject {
	const deployable = Object(row.deployable) as IDataObject;
	const environment = Object(row.environment) as IDataObject;
	const commit = Object(deployable.commit) as IDataObject;
	const sha = String(row.sha);
	return {
		object_kind: 'deployment',
		status: row.status,
		status_changed_at: row.updated_at,
		deployment_id: row.id,
		deployable_id: deployable.id ?? null,
		deployable_url: deployable.web_url ?? null,
		environment: environment.name,
		environment_tier: environment.tier ?? null,
		environment_slug: environment.slug,
		environment_external_url: environment.external_url ?? null,
		project: projectPart(project),
		...{ ref: row.ref, short_sha: sha.slice(0, 8) },
		...doneBy(row.user),
		commit_url: `${String(project.web_url)}/-/commit/${sha}`,
		commit_title: commit.title ?? null,
	};
}
