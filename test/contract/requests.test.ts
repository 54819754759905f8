import { resources } from '../../nodes/Gitlab/resources';
import { runGitlab } from '../engine';
import type { Gitlab, RecordedRequest } from '../gitlab';
import { startGitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import { hasContract, loadContract } from './contract';
import { listsOf, parametersFor, roundsOf } from './examples';

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

// Every operation, with every field filled in and every choice made, as derived from its definition.
(hasContract ? describe : describe.skip)("against GitLab's own API description", () => {
	let judge: (request: RecordedRequest) => string[];
	let gitlab: Gitlab;

	beforeAll(async () => {
		judge = await loadContract();
	});

	beforeEach(async () => {
		gitlab = await startGitlab();
	});

	afterEach(async () => {
		await gitlab.close();
	});

	test.each([
		['POST', '/api/v4/projects/1/issues', {}, { title: 'A', titel: 'B' }],
		['POST', '/api/v4/projects/1/issues', {}, { description: 'No title' }],
		['GET', '/api/v4/projects/1/issues', { lables: 'bug' }, undefined],
		['GET', '/api/v4/projects/1/issues', { state: 'open' }, undefined],
		['GET', '/api/v4/projects/1/isues', {}, undefined],
	])('notices a wrong request: %s %s %j %j', (method, path, query, body) => {
		expect(
			judge({ method, path, query, body, headers: { 'content-type': 'application/json' }, status: 200 }),
		).not.toEqual([]);
	});

	test.each(cases.map((one) => [one.resource.name, one.operation.name, one] as const))(
		'%s: %s sends only what GitLab knows',
		async (_resource, _operation, { resource, operation }) => {
			const { token } = seed(gitlab.world);
			const credentials = { gitlabDevopsApi: { server: gitlab.url, accessToken: token } };
			const known = { project: 'acme/website', group: 'acme' };
			const askList = listsOf(credentials);
			const sent: RecordedRequest[] = [];
			for (let round = 0; round < roundsOf(operation); round++) {
				const parameters = await parametersFor(resource, operation, {
					round,
					known,
					optional: true,
					askList,
				});
				const before = gitlab.requests.length;
				const { error } = await runGitlab(parameters, { credentials });
				const requests = gitlab.requests.slice(before);
				if (!requests.length) throw error ?? new Error(`Nothing was sent for ${JSON.stringify(parameters)}`);
				sent.push(...requests);
			}
			expect([...new Set(sent.flatMap(judge))]).toEqual([]);
		},
	);
});

if (!hasContract) {
	test("GitLab's API description is not here: set GITLAB_CONTRACT to its folder to hold requests against it", () => {
		expect(hasContract).toBe(false);
	});
}
