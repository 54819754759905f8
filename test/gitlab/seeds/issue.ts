import type { Base, Things } from '../base';
import { addTimelineEvent } from '../graphql/timeline/events';
import type { Gitlab } from '../index';
import { iterations, seedIterations } from '../resources/iteration';
import { addMetricImage } from '../resources/metricImage';
import { record } from '../routes/issuableEdit';
import { commentWhenAwaited } from './awaiting';
import { apiOf, makeHistory } from './history';

/** An issue with links and a history. */
export async function seedForIssues(gitlab: Gitlab, base: Base): Promise<Things> {
	const { groups, projects, token, users } = base;
	const api = apiOf(gitlab, token);
	await api.post('/issues/1/links', { target_project_id: projects.website.id, target_issue_iid: 2 });
	await makeHistory(api, '/issues/1');
	await api.put('/issues/1', { weight: 3 });
	await seedIterations(gitlab, base);
	const { world } = gitlab;
	const incident = projects.website.issues.get(1);
	if (incident) {
		const link = { url: 'https://monitoring.example.com/d/1', url_text: 'Requests a second' };
		addMetricImage(world, incident, { filename: 'load.png', ...link });
		const [iteration] = iterations.of(groups.acme);
		record(world, incident, users.maria, { of: 'iteration', action: 'add', iteration });
		incident.issue_type = 'incident';
		addTimelineEvent(world, incident, { author: users.maria, note: 'It began', tags: ['Start time'] });
	}
	commentWhenAwaited(gitlab, 'issues');
	return { iid: ['100', '1'], matchLabel: ['design'], longest_wait_for_event: ['1'] };
}
