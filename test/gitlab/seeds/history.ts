import type { AxiosInstance } from 'axios';
import axios from 'axios';
import type { Gitlab } from '../index';

/** The API of the seeded website. */
export function apiOf({ url }: Gitlab, token: string): AxiosInstance {
	return axios.create({
		baseURL: `${url}/api/v4/projects/acme%2Fwebsite`,
		headers: { Authorization: `Bearer ${token}` },
	});
}

/** Changes labels, milestone and state of an issue or merge request, so that it has a history of each. */
export async function makeHistory(api: AxiosInstance, at: string): Promise<void> {
	const milestones = await api.get<Array<{ id: number }>>('/milestones');
	await api.put(at, {
		milestone_id: milestones.data[0]?.id,
		add_labels: 'feature,performance',
		state_event: 'close',
	});
	await api.put(at, { state_event: 'reopen' });
}
