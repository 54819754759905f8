import type { Base, Things } from '../base';
import type { Gitlab } from '../index';
import { apiOf, makeHistory } from './history';

/** An issue with links and a history. */
export async function seedForIssues(gitlab: Gitlab, { projects, token }: Base): Promise<Things> {
	const api = apiOf(gitlab, token);
	await api.post('/issues/1/links', { target_project_id: projects.website.id, target_issue_iid: 2 });
	await makeHistory(api, '/issues/1');
	return { iid: ['100'], matchLabel: ['design'] };
}
