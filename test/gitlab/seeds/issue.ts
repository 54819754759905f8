import type { Gitlab } from '../index';
import type { Seed } from '../seed';
import { apiOf, makeHistory } from './history';
import type { Things } from './index';

/** An issue with links and a history. */
export async function seedForIssues(gitlab: Gitlab, { projects, token }: Seed): Promise<Things> {
	const api = apiOf(gitlab, token);
	await api.post('/issues/1/links', { target_project_id: projects.website.id, target_issue_iid: 2 });
	await makeHistory(api, '/issues/1');
	return { iid: ['100'], matchLabel: ['design'] };
}
