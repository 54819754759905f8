import axios from 'axios';
import type { Gitlab } from './index';
import { startGitlab } from './index';
import type { Seed } from './seed';
import { seed } from './seed';

describe('quick actions in comments', () => {
	let gitlab: Gitlab;
	let company: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab();
		company = seed(gitlab.world);
	});
	afterEach(async () => await gitlab.close());

	const comment = async (on: 'issues' | 'merge_requests', body: string, token = company.token) => {
		const { id } = company.projects.website;
		const url = `${gitlab.url}/api/v4/projects/${id}/${on}/1/notes`;
		const headers = { 'PRIVATE-TOKEN': token };
		return (await axios.post<{ body: string }>(url, { body }, { headers, proxy: false })).data.body;
	};

	it.each(['issues', 'merge_requests'] as const)('label and close %s, and leave the text', async (on) => {
		const thing = company.projects.website[on].get(1)!;
		const before = thing.labels.map(({ name }) => name);
		expect(await comment(on, 'Old.\n\n/label ~design ~"needs review" ~"not there"')).toBe('Old.');
		const after = thing.labels.map(({ name }) => name);
		expect(after).toEqual([...before, 'design', 'needs review'].sort());
		await comment(on, 'Too old.\n\n/close');
		expect(thing.state).toBe('closed');
	});

	it('add no labels for who may not', async () => {
		const issue = company.projects.website.issues.get(1)!;
		const before = issue.labels;
		gitlab.world.addMember(company.projects.website, company.users.outsider, 10);
		await comment('issues', 'Mine.\n\n/label ~design', company.outsiderToken);
		expect(issue.labels).toEqual(before);
	});
});
