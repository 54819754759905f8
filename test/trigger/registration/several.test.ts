import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

const HEADER = 'Merge Request Hook';
const inProjects = (...projects: Array<string | number>) => {
	const values = projects.map((project) => ({ project: locator(project) }));
	Object.assign(stage.workflow.parameters, { place: 'projects', projects: { values } });
};
const both = () => inProjects('acme/website', 'acme/platform/api');
const hooks = () => [stage.projects.website.hooks, stage.projects.api.hooks].map((one) => one.length);
const failure = async () => {
	const error = (await stage.workflow.activate().catch((thrown: Error) => thrown)) as Error & {
		description: string;
	};
	expect(error).toBeInstanceOf(Error);
	return error;
};

describe('several projects', () => {
	it('have a hook each, with secrets of its own, and the project in its address', async () => {
		both();
		await stage.workflow.activate();
		expect(hooks()).toEqual([1, 1]);
		const { website, api } = stage.projects;
		const made = [website, api].map((project) => project.hooks[0]);
		expect(made.map(({ url }) => url)).toEqual([
			`${stage.workflow.url}?project=${website.id}`,
			`${stage.workflow.url}?project=${api.id}`,
		]);
		expect(made[0].token).not.toBe(made[1].token);
		for (const project of [website, api]) {
			const payload = { project: { id: project.id } };
			expect(await stage.gitlab.deliver(project.hooks[0], HEADER, payload)).toBe(200);
		}
		expect(stage.workflow.executions).toHaveLength(2);
	});

	it('does nothing where all is in order', async () => {
		both();
		await stage.workflow.activate();
		stage.writes();
		await stage.workflow.activate('init');
		expect(stage.writes()).toEqual([]);
	});

	it('takes a project that is in the list twice, by path and by ID, once', async () => {
		inProjects('acme/website', stage.projects.website.id, ' acme/website ');
		await stage.workflow.activate();
		expect(hooks()).toEqual([1, 0]);
		stage.writes();
		await stage.workflow.activate('init');
		expect(stage.writes()).toEqual([]);
	});

	it.each<[string, (url: string) => string]>([
		['the address of another project', (url) => url.replace(/\d+$/, String(stage.projects.api.id))],
		['an address without project', (url) => url.replace(/\?.*/, '')],
		['the address of a project that is not listed', (url) => url.replace(/\d+$/, '4711')],
		['two projects in the address', (url) => `${url}&project=${stage.projects.api.id}`],
	])('refuses what one project sends to %s', async (_what, alter) => {
		both();
		await stage.workflow.activate();
		const [hook] = stage.projects.website.hooks;
		const astray = { ...hook, url: alter(hook.url), logs: [] };
		expect(await stage.gitlab.deliver(astray, HEADER, { project: { id: 1 } })).toBe(401);
		expect(stage.workflow.executions).toEqual([]);
	});

	it('passes over what names another project than the hook is on', async () => {
		both();
		await stage.workflow.activate();
		const payload = { project: { id: stage.projects.api.id } };
		expect(await stage.gitlab.deliver(stage.projects.website.hooks[0], HEADER, payload)).toBe(200);
		expect(stage.workflow.executions).toEqual([]);
	});

	it('loses the hook of a project that is taken off the list', async () => {
		both();
		await stage.workflow.activate();
		const [kept] = stage.projects.website.hooks;
		inProjects('acme/website');
		await stage.workflow.activate();
		expect(hooks()).toEqual([1, 0]);
		expect(stage.hook().id).toBe(kept.id);
	});

	it('are put right one by one: a deleted hook is made again, the other stays', async () => {
		both();
		await stage.workflow.activate();
		stage.projects.api.hooks.splice(0);
		stage.writes();
		await stage.workflow.activate('init');
		expect(hooks()).toEqual([1, 1]);
		expect(stage.writes()).toContain('POST /projects/acme%2Fplatform%2Fapi/hooks');
		for (const { id, hooks: own } of [stage.projects.website, stage.projects.api]) {
			expect(await stage.gitlab.deliver(own[0], HEADER, { project: { id } })).toBe(200);
		}
		expect(stage.workflow.executions).toHaveLength(2);
	});

	it('leaves none behind when the workflow is switched off', async () => {
		both();
		await stage.workflow.activate();
		await stage.workflow.deactivate();
		expect(hooks()).toEqual([0, 0]);
		expect(stage.workflow.memory).toEqual({});
	});

	it('removes the other hooks though one project is gone', async () => {
		both();
		await stage.workflow.activate();
		const { projects } = stage.gitlab.world;
		projects.splice(projects.indexOf(stage.projects.website), 1);
		await stage.workflow.deactivate();
		expect(stage.projects.api.hooks).toEqual([]);
		expect(stage.workflow.log).toEqual([]);
	});

	it('becomes one project and several again, with the same hook', async () => {
		await stage.workflow.activate();
		const { id } = stage.hook();
		both();
		await stage.workflow.activate();
		expect(hooks()).toEqual([1, 1]);
		expect(stage.hook()).toMatchObject({ id, url: `${stage.workflow.url}?project=1` });
		stage.workflow.parameters.place = 'project';
		await stage.workflow.activate();
		expect(hooks()).toEqual([1, 0]);
		expect(stage.hook()).toMatchObject({ id, url: stage.workflow.url });
		expect(await stage.tell()).toBe(200);
	});

	it('says that the list is empty', async () => {
		inProjects();
		expect((await failure()).message).toBe("'Projects' is empty");
	});
});

describe('all or nothing', () => {
	const refuse = (status: number, body?: IDataObject) =>
		stage.gitlab.faults.add({
			kind: 'status',
			status,
			body,
			match: ({ method, path }) => method === 'POST' && path.includes('%2Fapi/hooks'),
		});

	it.each([
		[403, { message: '403 Forbidden' }, 'out of reach: 403 Forbidden', 'Maintainers and Owners'],
		[422, { error: 'Invalid url given' }, 'does not deliver to', 'WEBHOOK_URL'],
		[400, { message: 'Too many hooks' }, 'Too many hooks', 'Check'],
	])('%s in one project: none has a hook, and the message names it', async (status, body, words, advice) => {
		both();
		refuse(status, body);
		const { message, description } = await failure();
		expect(message).toContain(words);
		expect(message).toContain('project acme/platform/api');
		expect(description).toContain(advice);
		expect(hooks()).toEqual([0, 0]);
	});

	it('removes what was just made even where n8n does not ask for it', async () => {
		both();
		refuse(400);
		const { run } = stage.workflow.load('activate');
		await expect(run('create')).rejects.toThrow();
		expect(hooks()).toEqual([0, 0]);
	});

	it('keeps the hooks that were there before', async () => {
		inProjects('acme/website');
		await stage.workflow.activate();
		both();
		refuse(400);
		const { run } = stage.workflow.load('activate');
		await expect(run('create')).rejects.toThrow();
		expect(hooks()).toEqual([1, 0]);
		expect(await stage.tell()).toBe(200);
	});

	it('names a project that the user does not see', async () => {
		inProjects('acme/website', 'acme/secret');
		const { message, description } = await failure();
		expect(message).toContain('out of reach: 404 Project Not Found');
		expect(message).toContain('project acme/secret');
		expect(description).toContain("Check 'Project'");
		expect(hooks()).toEqual([0, 0]);
	});

	it('leaves one hook in each project when two mains are at it at once', async () => {
		both();
		const { workflow } = stage;
		const mains = [workflow.load('init'), workflow.load('init')];
		await Promise.all(mains.map(async ({ run }) => await run('create')));
		for (const { save } of mains) save();
		expect(hooks()).toEqual([1, 1]);
		for (const { id, hooks: own } of [stage.projects.website, stage.projects.api]) {
			expect(await stage.gitlab.deliver(own[0], HEADER, { project: { id } })).toBe(200);
		}
		expect(workflow.executions).toHaveLength(2);
	});
});

describe('a group', () => {
	const inGroup = () =>
		Object.assign(stage.workflow.parameters, {
			place: 'group',
			group: locator('acme'),
			events: ['member_events', 'merge_requests_events'],
		});

	it('has one hook for all projects below it, with the events that only groups have', async () => {
		inGroup();
		await stage.workflow.activate();
		const [hook, ...rest] = stage.groups.acme.hooks;
		expect(rest).toEqual([]);
		expect(Object.keys(hook.flags).filter((flag) => hook.flags[flag])).toEqual(
			['merge_requests_events', 'member_events', 'enable_ssl_verification'].sort(
				(a, b) => Object.keys(hook.flags).indexOf(a) - Object.keys(hook.flags).indexOf(b),
			),
		);
		for (const { id } of [stage.projects.website, stage.projects.api]) {
			expect(await stage.gitlab.deliver(hook, HEADER, { project: { id } })).toBe(200);
		}
		const member = { event_name: 'user_add_to_group', group_id: stage.groups.acme.id };
		expect(await stage.gitlab.deliver(hook, 'Member Hook', member)).toBe(200);
		expect(stage.workflow.executions).toHaveLength(3);
		expect(hooks()).toEqual([0, 0]);
		await stage.workflow.activate('init');
		await stage.workflow.deactivate();
		expect(stage.groups.acme.hooks).toEqual([]);
	});

	it('takes the place of the project that was chosen before', async () => {
		await stage.workflow.activate();
		inGroup();
		await stage.workflow.activate();
		expect(hooks()).toEqual([0, 0]);
		expect(stage.groups.acme.hooks).toHaveLength(1);
	});

	it('tells whom it needs: an Owner, and Premium', async () => {
		inGroup();
		stage.workflow.credentials.gitlabDevopsApi.accessToken = stage.developerToken;
		const { message, description } = await failure();
		expect(message).toBe('The webhooks of the group are out of reach: 403 Forbidden');
		expect(description).toContain('Only Owners of a group');
		expect(description).toContain('Premium');
	});
});

describe('the whole instance', () => {
	const inInstance = (events: string[]) => {
		Object.assign(stage.workflow.parameters, { place: 'instance', events });
		stage.workflow.credentials.gitlabDevopsApi.accessToken = stage.adminToken;
	};

	it('has a system hook with the flags that such hooks take', async () => {
		inInstance(['merge_requests_events', 'project_create']);
		await stage.workflow.activate();
		const request = stage.gitlab.requests.find(({ method }) => method === 'POST');
		expect(request?.path).toBe('/api/v4/hooks');
		expect(request?.body).toEqual({
			url: stage.workflow.url,
			name: 'n8n: Greet newcomers',
			description: expect.any(String),
			push_events: false,
			tag_push_events: false,
			merge_requests_events: true,
			repository_update_events: false,
			enable_ssl_verification: true,
			token: expect.any(String),
			signing_token: expect.any(String),
		});
		stage.writes();
		await stage.workflow.activate('init');
		expect(stage.writes()).toEqual([]);
		await stage.workflow.deactivate();
		expect(stage.gitlab.world.systemHooks).toEqual([]);
	});

	it('tells the events apart by what the body says', async () => {
		inInstance(['project_create', 'repository_update_events', 'merge_requests_events']);
		await stage.workflow.activate();
		const [hook] = stage.gitlab.world.systemHooks;
		const bodies = [
			{ event_name: 'project_create', project_id: 7 },
			{ event_name: 'project_destroy', project_id: 7 },
			{ event_name: 'repository_update', project_id: 7 },
			{ object_kind: 'merge_request', event_type: 'merge_request', project: { id: 7 } },
			{ event_name: 'push', project_id: 7 },
			{ event_name: 'constructor' },
		];
		for (const body of bodies) expect(await stage.gitlab.deliver(hook, 'System Hook', body)).toBe(200);
		expect(stage.workflow.executions).toEqual([bodies[0], bodies[2], bodies[3]]);
	});

	it('is for administrators', async () => {
		inInstance(['push_events']);
		stage.workflow.credentials.gitlabDevopsApi.accessToken = stage.token;
		const { message, description } = await failure();
		expect(message).toBe('The webhooks of the instance are out of reach: 403 Forbidden');
		expect(description).toContain('administrators');
	});
});
