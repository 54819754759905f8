import type { Base } from './base';
import { seedBase } from './base';
import { apiEndpoint } from './http/api';
import type { Call } from './http/call';
import { invalid, Refusal } from './http/refusal';
import { flag, text } from './http/values';
import type { Gitlab, Holding } from './index';
import { startGitlab } from './index';
import { endpoints } from './routes';
import { oneOf, optional, required } from './table/fields';
import { inGroups, inProjects, onInstance } from './table/places';
import type { Row } from './table/rows';
import { byChoice, bySearch } from './table/rules';
import { byName, byNumber } from './table/specification';
import { Table } from './table/table';
import { ask } from './visit';
import { groupsAbove } from './world/arrange';
import { LEVEL } from './world/model';

interface Gadget extends Row {
	name: string;
	size: 'small' | 'large';
	note: string | null;
}

const inherited = (call: Call, holder: Holding): Gadget[] => {
	const above = flag(call.input, 'include_ancestors') ? groupsAbove(holder) : [];
	return [holder, ...above].flatMap((place) => gadgets.of(place));
};

// GitLab has no gadgets: they have one of everything that a table can have.
const gadgets: Table<Gadget> = new Table({
	name: 'gadget',
	places: [
		inProjects('gadgets', { write: LEVEL.maintainer }, { missing: '404 Gadget Not Found' }),
		inGroups('gadgets', { read: LEVEL.owner, write: LEVEL.owner }),
	],
	key: byNumber('gadget_id', 'id'),
	fields: {
		name: required(text, { as: { update: 'new_name' } }),
		size: optional(oneOf('small', 'large'), 'small'),
		note: optional<string | null>(text, null, { only: 'update' }),
	},
	mustChange: true,
	check: ({ name }) => {
		if (!name.trim()) throw invalid({ name: ["can't be blank"] });
	},
	unique: { by: ({ name }) => name, refusal: () => new Refusal(409, { message: 'Gadget already exists' }) },
	shown: inherited,
	filters: {
		search: bySearch(({ name }) => name),
		size: byChoice({ small: ({ size }) => size === 'small', large: ({ size }) => size === 'large' }),
	},
	order: { by: { id: ({ id }) => id, name: ({ name }) => name }, preset: 'desc' },
	keyset: 'cursor',
	entity: (_view, { id, name, size, note }) => ({ id, name, size, note }),
	example: { create: {} },
});

interface Screw extends Row<Gadget> {
	thread: string;
}

const screws = new Table<Screw, Gadget>({
	name: 'screw',
	places: gadgets.below('screws', { write: LEVEL.owner }),
	key: byName('thread', 'thread'),
	fields: { thread: required(text) },
	entity: (_view, { thread }) => ({ thread }),
	tellsDeleted: true,
	example: { create: {} },
});

const levers = new Table<Row<Gitlab['world']>, Gitlab['world']>({
	name: 'lever',
	places: [onInstance('admin/levers', { verbs: ['list', 'create'] })],
	key: byNumber('lever_id', 'id'),
	fields: {},
	entity: (_view, { id }) => ({ id }),
	example: { create: {} },
});

for (const route of [...gadgets.routes, ...screws.routes, ...levers.routes])
	endpoints.add(route[0], `/api/v4/${route[1]}`, apiEndpoint(route));

const WEBSITE = 'projects/acme%2Fwebsite';

describe('A table', () => {
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
		const { users, projects, groups } = base;
		for (const name of ['bolt', 'anchor', 'cog'])
			gadgets.add(gitlab.world, users.maria, projects.website, { name });
		gadgets.add(gitlab.world, users.maria, groups.acme, { name: 'dial', size: 'large' });
	});
	afterEach(() => gitlab.close());

	const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
		ask(gitlab, method, path, { token, body });
	const names = async (query = '', place = WEBSITE) =>
		((await as(base.token, 'GET', `${place}/gadgets${query}`)).body as Gadget[]).map(({ name }) => name);

	it('creates, gets, changes and deletes', async () => {
		const made = await as(base.token, 'POST', `${WEBSITE}/gadgets`, { name: 'lamp' });
		const lamp = { id: 5, name: 'lamp', size: 'small', note: null };
		expect(made).toMatchObject({ status: 201, body: lamp });
		expect(await as(base.token, 'GET', `${WEBSITE}/gadgets/5`)).toMatchObject({ status: 200, body: lamp });
		const changed = await as(base.token, 'PUT', `${WEBSITE}/gadgets/5`, {
			new_name: 'torch',
			note: 'Bright',
		});
		expect(changed).toMatchObject({ status: 200, body: { ...lamp, name: 'torch', note: 'Bright' } });
		expect(await as(base.token, 'DELETE', `${WEBSITE}/gadgets/5`)).toMatchObject({ status: 204, body: '' });
		expect((await as(base.token, 'GET', `${WEBSITE}/gadgets/5`)).status).toBe(404);
	});

	it('takes a place by its path and by its ID, a project or a group', async () => {
		expect(await names('', 'projects/1')).toEqual(['cog', 'anchor', 'bolt']);
		expect(await names('', 'projects/acme%2Fplatform%2Fapi')).toEqual([]);
		expect(await names('', `groups/${base.groups.acme.id}`)).toEqual(['dial']);
		expect(await names('', 'groups/acme')).toEqual(['dial']);
	});

	it('pages', async () => {
		const { headers, body } = await as(base.token, 'GET', `${WEBSITE}/gadgets?per_page=2&page=1`);
		expect(body).toHaveLength(2);
		expect(['x-total', 'x-total-pages', 'x-next-page'].map((name) => headers.get(name))).toEqual([
			'3',
			'2',
			'2',
		]);
		expect(await names('?per_page=2&page=2')).toEqual(['bolt']);
	});

	it('can be walked by keyset where it says so', async () => {
		const first = await as(
			base.token,
			'GET',
			`${WEBSITE}/gadgets?pagination=keyset&per_page=2&order_by=name`,
		);
		expect(first.body).toMatchObject([{ name: 'cog' }, { name: 'bolt' }]);
		const next = /<[^>]+\/api\/v4\/([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
		expect((await as(base.token, 'GET', next)).body).toMatchObject([{ name: 'anchor' }]);
		expect((await as(base.adminToken, 'GET', 'admin/levers?pagination=keyset')).status).toBe(405);
	});

	it('sorts, filters and searches', async () => {
		expect(await names('?order_by=name&sort=asc')).toEqual(['anchor', 'bolt', 'cog']);
		expect(await names('?order_by=name')).toEqual(['cog', 'bolt', 'anchor']);
		expect(await names('?search=O')).toEqual(['cog', 'anchor', 'bolt']);
		gadgets.add(gitlab.world, base.users.maria, base.projects.website, { name: 'OLIVE' });
		expect(await names('?search=oL')).toEqual(['OLIVE', 'bolt']);
		expect(await names('?size=large')).toEqual([]);
	});

	it('shows rows of the groups above where it says so', async () => {
		expect(await names('?include_ancestors=true')).toEqual(['dial', 'cog', 'anchor', 'bolt']);
	});

	const refusals: Array<[string, string, unknown, number, unknown]> = [
		['GET', 'gadgets?size=huge', undefined, 400, { error: 'size does not have a valid value' }],
		['GET', 'gadgets?order_by=weight', undefined, 400, { error: 'order_by does not have a valid value' }],
		['GET', 'gadgets/one', undefined, 400, { error: 'gadget_id is invalid' }],
		['GET', 'gadgets/99', undefined, 404, { message: '404 Gadget Not Found' }],
		['POST', 'gadgets', {}, 400, { error: 'name is missing' }],
		['POST', 'gadgets', { nmae: 'lamp' }, 400, { error: 'name is missing' }],
		['POST', 'gadgets', { name: 'lamp', size: 'huge' }, 400, { error: 'size does not have a valid value' }],
		['POST', 'gadgets', { name: ' ' }, 400, { message: { name: ["can't be blank"] } }],
		['POST', 'gadgets', { name: 'cog' }, 409, { message: 'Gadget already exists' }],
		['PUT', 'gadgets/1', { new_name: 'cog' }, 409, { message: 'Gadget already exists' }],
		[
			'PUT',
			'gadgets/1',
			{ name: 'rod' },
			400,
			{ error: 'new_name, size, note are missing, at least one parameter must be provided' },
		],
	];

	it.each(refusals)('refuses %s %s of %j', async (method, path, body, status, words) => {
		expect(await as(base.token, method, `${WEBSITE}/${path}`, body)).toMatchObject({ status, body: words });
		expect(await names('?sort=asc')).toEqual(['bolt', 'anchor', 'cog']);
	});

	it('takes its own name for no double', async () => {
		expect((await as(base.token, 'PUT', `${WEBSITE}/gadgets/1`, { new_name: 'bolt' })).status).toBe(200);
	});

	it('asks for the role that it needs', async () => {
		const hidden = { status: 404, body: { message: '404 Project Not Found' } };
		const forbidden = { status: 403, body: { message: '403 Forbidden' } };
		expect(await as(base.outsiderToken, 'GET', `${WEBSITE}/gadgets`)).toMatchObject(hidden);
		expect((await as(base.reporterToken, 'GET', `${WEBSITE}/gadgets`)).status).toBe(200);
		expect(await as(base.developerToken, 'DELETE', `${WEBSITE}/gadgets/1`)).toMatchObject(forbidden);
		expect(await as(base.developerToken, 'GET', 'groups/acme/gadgets')).toMatchObject(forbidden);
		expect(await as(base.token, 'POST', 'admin/levers', {})).toMatchObject(forbidden);
		expect((await as(base.adminToken, 'POST', 'admin/levers', {})).status).toBe(201);
	});

	it('lets nobody write who is not signed in, and read only what is public', async () => {
		const refused = { status: 401, body: { message: '401 Unauthorized' } };
		expect((await as(undefined, 'GET', 'projects/3/gadgets')).body).toEqual([]);
		expect(await as(undefined, 'POST', 'projects/3/gadgets', { name: 'x' })).toMatchObject(refused);
		expect(await as(undefined, 'GET', 'admin/levers')).toMatchObject(refused);
		expect(await as('glpat-wrong', 'GET', `${WEBSITE}/gadgets`)).toMatchObject(refused);
	});

	it('serves only what it says', async () => {
		const answer = await as(base.adminToken, 'DELETE', 'admin/levers/1');
		expect(answer).toMatchObject({ status: 404, body: { error: '404 Not Found' } });
	});

	it('can hang on the rows of another, by a name with any characters, and tell what it deletes', async () => {
		const path = `${WEBSITE}/gadgets/1/screws`;
		expect((await as(base.token, 'POST', path, { thread: 'M3/0.5#a' })).status).toBe(201);
		expect((await as(base.token, 'GET', `${WEBSITE}/gadgets/2/screws`)).body).toEqual([]);
		const deleted = await as(base.token, 'DELETE', `${path}/M3%2F0.5%23a`);
		expect(deleted).toMatchObject({ status: 200, body: { thread: 'M3/0.5#a' } });
		expect((await as(base.token, 'GET', `${WEBSITE}/gadgets/99/screws`)).status).toBe(404);
	});

	it('is copied with its world', () => {
		const { projects } = structuredClone({ ...gitlab.world });
		gadgets.add(gitlab.world, base.users.maria, base.projects.website, { name: 'later' });
		const [copy] = projects;
		expect(copy && gadgets.of(copy)).toHaveLength(3);
	});
});
