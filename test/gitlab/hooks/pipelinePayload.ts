import type { View } from '../entities/user';
import type { Job, Pipeline } from '../world/model';
import { hookProject, hookUser, stamp } from './parts';

export function pipelinePayload(view: View, pipeline: Pipeline) {
	return {
		object_kind: 'pipeline',
		object_attributes: {
			id: pipeline.id,
			iid: pipeline.iid,
			name: pipeline.name,
			ref: pipeline.ref,
			tag: false,
			sha: pipeline.sha,
			source: pipeline.source,
			status: pipeline.status,
			detailed_status: pipeline.status === 'success' ? 'passed' : pipeline.status,
			created_at: stamp(pipeline.created_at),
		},
		merge_request: null,
		user: hookUser(pipeline.user),
		project: hookProject(view, pipeline.project),
		builds: pipeline.jobs.map(({ id, name, status }) => ({ id, name, status })),
	};
}

export function jobPayload(view: View, { id, name, status, pipeline }: Job) {
	return {
		object_kind: 'build',
		ref: pipeline.ref,
		tag: false,
		sha: pipeline.sha,
		build_id: id,
		build_name: name,
		build_status: status,
		pipeline_id: pipeline.id,
		project_id: pipeline.project.id,
		user: hookUser(pipeline.user),
		project: hookProject(view, pipeline.project),
	};
}
