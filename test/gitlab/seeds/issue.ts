import type { Base, Things } from '../base';
import { addTimelineEvent } from '../graphql/timeline/events';
import type { Gitlab } from '../index';
import { apiOf, makeHistory } from './history';

/** An issue with links and a history. */
export async function seedForIssues(gitlab: Gitlab, { projects, token, users }: Base): Promise<Things> {
	const api = apiOf(gitlab, token);
	await api.post('/issues/1/links', { target_project_id: projects.website.id, target_issue_iid: 2 });
	await makeHistory(api, '/issues/1');
	const { world } = gitlab;
	const incident = projects.website.issues.get(1);
	if (incident) {
		incident.issue_type = 'incident';
		addTimelineEvent(world, incident, { author: users.maria, note: 'It began', tags: ['Start time'] });
	}
	return { iid: ['100'], matchLabel: ['design'] };
}
