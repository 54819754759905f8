import type { Pipeline } from '../world/model';
import { projectUrl } from './project';
import { commitEntity, pipelineBasic } from './repository';
import type { View } from './user';
import { userProfile } from './user';

/** A job of a pipeline, as the stand-in has one of each. */
export function jobBasic(view: View, pipeline: Pipeline) {
	const { id, status, ref, project, user, created_at, updated_at } = pipeline;
	const commit = project.commits.get(pipeline.sha) ?? project.branches.get(ref)?.commits[0];
	const fixed = { tag: false, coverage: 87.5, allow_failure: false, erased_at: null, failure_reason: null };
	return {
		...{ id, status, ref, created_at, ...fixed },
		stage: 'deploy',
		name: 'deploy',
		started_at: created_at,
		finished_at: updated_at,
		duration: 61.5,
		queued_duration: 1.5,
		user: userProfile(view, user),
		commit: commit ? commitEntity(view, commit) : null,
		pipeline: pipelineBasic(view, pipeline),
		web_url: `${projectUrl(view, project)}/-/jobs/${id}`,
	};
}
