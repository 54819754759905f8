import type { Project } from '../gitlab';
import type { Stage } from './stage';

/** All that a place has lists of; to-dos are the user's. */
export const GROUP_EVENTS = [
	...['issues_events', 'merge_requests_events', 'note_events', 'push_events', 'tag_push_events'],
	...['milestone_events', 'pipeline_events', 'job_events', 'deployment_events', 'releases_events'],
];

/** Adds projects to the group, in which nothing has happened for long. */
export function grow({ gitlab, groups }: Stage, count: number): Project[] {
	return Array.from({ length: count }, (_, at) => {
		const project = gitlab.world.createProject({ namespace: groups.platform, path: `service-${at}` });
		project.last_activity_at = '2026-01-01T00:00:00.000Z';
		return project;
	});
}
