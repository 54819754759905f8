import axios from 'axios';
import type { Gitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';

/**
 * Has things happen in the seeded company, so that every operation finds something: links, a history,
 * approvals, a merge request that waits for its pipeline.
 */
export async function enliven(gitlab: Gitlab, { users, projects, token }: Seed): Promise<void> {
	const api = axios.create({
		baseURL: `${gitlab.url}/api/v4/projects/acme%2Fwebsite`,
		headers: { Authorization: `Bearer ${token}` },
	});
	await api.post('/issues/1/links', { target_project_id: projects.website.id, target_issue_iid: 2 });
	await api.put('/issues/1', { add_labels: 'feature', state_event: 'close' });
	await api.put('/issues/1', { state_event: 'reopen' });
	await api.put('/merge_requests/1', { add_labels: 'feature', state_event: 'close' });
	await api.put('/merge_requests/1', { state_event: 'reopen' });
	const waiting = projects.website.merge_requests.get(2);
	if (!waiting) throw new Error('The seeded company has lost its second merge request');
	waiting.auto_merge = users.maria;
	waiting.approvals.push({ user: users.maria, approved_at: '2026-01-02T03:04:05.000Z' });
}
