import type { Base } from '../base';
import { seedBase } from '../base';
import type { Gitlab } from '../index';
import { startGitlab } from '../index';
import { ask } from '../visit';
import { seedCiVariables } from './ciVariable';

describe('A CI/CD variable', () => {
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
		await seedCiVariables(gitlab, base);
	});
	afterEach(() => gitlab.close());

	const api = (method: string, path: string, body?: object) =>
		ask(gitlab, method, `projects/acme%2Fwebsite/variables${path}`, { token: base.token, body });

	it('is one for each scope, and must be told apart where there are several', async () => {
		expect(await api('GET', '/HOST')).toMatchObject({
			status: 409,
			body: {
				message:
					"There are multiple variables with provided parameters. Please use 'filter[environment_scope]'",
			},
		});
		const production = await api('GET', '/HOST?filter[environment_scope]=production');
		expect(production.body).toMatchObject({ value: 'example.com', environment_scope: 'production' });
		const body = { value: 'www.example.com', filter: { environment_scope: 'production' } };
		expect((await api('PUT', '/HOST', body)).body).toMatchObject({ value: 'www.example.com' });
		expect((await api('GET', '/HOST?filter[environment_scope]=*')).body).toMatchObject({
			value: 'staging.example.com',
		});
		expect(await api('GET', '/HOST?filter[environment_scope]=review')).toMatchObject({
			status: 404,
			body: { message: '404 Variable Not Found' },
		});
	});

	it('cannot have the key and scope of another', async () => {
		const taken = { message: { key: ['(LOG_LEVEL) has already been taken'] } };
		const again = await api('POST', '', { key: 'LOG_LEVEL', value: 'debug' });
		expect(again).toMatchObject({ status: 400, body: taken });
		const elsewhere = { key: 'LOG_LEVEL', value: 'debug', environment_scope: 'review/*' };
		expect((await api('POST', '', elsewhere)).status).toBe(201);
		expect((await api('POST', '', { key: 'a-b', value: '' })).body).toEqual({
			message: { key: ["can contain only letters, digits and '_'."] },
		});
	});

	it('tells nobody its value once it is hidden', async () => {
		const made = await api('POST', '', { key: 'TOKEN', value: 'abcdefgh', masked_and_hidden: true });
		expect(made.body).toMatchObject({ value: null, masked: true, hidden: true });
	});

	it('is for maintainers, in groups for owners', async () => {
		const as = (path: string, token: string) => ask(gitlab, 'GET', `${path}/variables`, { token });
		const maintainer = gitlab.world.createToken(base.users.jonas, ['api']);
		expect((await as('projects/1', base.developerToken)).status).toBe(403);
		expect((await as('projects/1', maintainer)).status).toBe(200);
		expect((await as('groups/acme', maintainer)).status).toBe(403);
	});
});
