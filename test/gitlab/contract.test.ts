import { answerJudge } from './answers';
import { describeWithContract } from './contract';
import type { Gitlab } from './index';
import { startGitlab } from './index';
import { seed } from './seed';
import { ask, visits } from './visit';

describeWithContract('Every answer of the stand-in is like GitLab’s', () => {
	const faultsOf = answerJudge();
	let gitlab: Gitlab;
	let token: string;

	beforeAll(async () => {
		gitlab = await startGitlab();
		token = seed(gitlab.world).token;
	});
	afterAll(() => gitlab.close());

	it.each(visits)('$operation, as $path', async ({ operation, path, body }) => {
		const [method = 'GET'] = operation.split(' ');
		const answer = await ask(gitlab, method, path, { token, body });
		expect({ path, status: answer.status, body: answer.status < 300 ? null : answer.body }).toEqual({
			path,
			status: expect.any(Number) as number,
			body: null,
		});
		expect(faultsOf(operation, answer.body)).toEqual([]);
	});
});
