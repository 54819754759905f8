import { answerJudge } from '../answers';
import type { Base } from '../base';
import { seedBase } from '../base';
import { describeWithContract } from '../contract';
import type { Gitlab } from '../index';
import { startGitlab } from '../index';
import { ask } from '../visit';

describeWithContract(
	'What administrators are told about users has every property that GitLab’s answers have',
	() => {
		const faultsOf = answerJudge();
		let gitlab: Gitlab;
		let base: Base;

		beforeEach(async () => {
			gitlab = await startGitlab();
			base = seedBase(gitlab.world);
		});
		afterEach(() => gitlab.close());

		it.each([
			['POST', '/users', 'users', { email: 'a@example.com', name: 'A', username: 'a', reset_password: true }],
			['PUT', '/users/{id}', 'users/6', { bio: 'Writes', projects_limit: 3, admin: true }],
			['GET', '/users/{user_id}/memberships', 'users/2/memberships', undefined],
		])('%s %s', async (method, operation, path, body) => {
			const { status, body: answer } = await ask(gitlab, method, path, { token: base.adminToken, body });
			expect(status).toBeLessThan(300);
			expect(faultsOf(`${method} /api/v4${operation}`, answer)).toEqual([]);
		});

		it('holds what was changed', async () => {
			const body = { bio: 'Writes', projects_limit: 3 };
			await ask(gitlab, 'PUT', 'users/6', { token: base.adminToken, body });
			const shown = await ask(gitlab, 'GET', 'users/6', { token: base.adminToken });
			expect(shown.body).toMatchObject({ bio: 'Writes' });
		});
	},
);
