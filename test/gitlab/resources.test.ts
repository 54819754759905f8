import { answerJudge } from './answers';
import type { Base } from './base';
import { seedBase } from './base';
import { contractFile, describeWithContract } from './contract';
import type { Gitlab } from './index';
import { startGitlab } from './index';
import { tables } from './resources';
import { parametersOf, requiredOf } from './table/fields';
import { ask } from './visit';

interface Schema {
	$ref?: string;
	properties?: Record<string, object>;
	required?: string[];
}

interface Described {
	parameters?: Array<{ name: string; in: string }>;
	requestBody?: { content: Record<string, { schema: Schema }> };
}

interface OpenApi {
	paths: Record<string, Record<string, Described>>;
	components: { schemas: Record<string, Schema> };
}

const template = (path: string) => `/api/v4/${path.replace(/:(\w+)/g, '{$1}')}`;

const cases = tables.flatMap(({ table: { spec, routes }, seed }) =>
	spec.places.map(({ path }) => ({ path, spec, routes, seed, one: `${path}/:${spec.key.param}` })),
);

describeWithContract('The tables say what GitLab’s description says', () => {
	const { paths, components } = contractFile<OpenApi>('openapi.slim.json');
	const described = (method: string, path: string) => paths[template(path)]?.[method.toLowerCase()];
	const bodyOf = (method: string, path: string): Schema => {
		const [content] = Object.values(described(method, path)?.requestBody?.content ?? {});
		const name = content?.schema.$ref?.split('/').pop();
		return (name ? components.schemas[name] : content?.schema) ?? {};
	};

	it.each(tables.flatMap(({ table: { routes } }) => routes))('%s %s is there', (method, path) => {
		expect(described(method, path)).toBeDefined();
	});

	it.each(cases)(
		'$path takes no parameters but GitLab’s, and needs the same',
		({ spec, path, one, routes }) => {
			const { fields, filters = {}, order } = spec;
			const unknown = (names: string[], known: string[]) => names.filter((name) => !known.includes(name));
			const parameters = (verb: 'create' | 'update') => parametersOf(fields, verb).map(([name]) => name);
			const create = bodyOf('POST', path);
			const creates = routes.some(([method]) => method === 'POST');
			const updates = routes.some(([method]) => method === 'PATCH') ? 'PATCH' : 'PUT';
			expect(unknown(parameters('create'), Object.keys(create.properties ?? {}))).toEqual([]);
			expect(requiredOf(fields).sort()).toEqual(creates ? [...(create.required ?? [])].sort() : []);
			expect(unknown(parameters('update'), Object.keys(bodyOf(updates, one).properties ?? {}))).toEqual([]);
			const query = described('GET', path)?.parameters?.map(({ name }) => name) ?? [];
			const sorts = Object.keys(order?.by ?? {}).length > 1 ? ['order_by', 'sort'] : [];
			expect(unknown([...Object.keys(filters), ...sorts], query)).toEqual([]);
		},
	);
});

describeWithContract('The tables’ answers have every property that GitLab’s have:', () => {
	const faultsOf = answerJudge();
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
	});
	afterEach(() => gitlab.close());

	it.each(cases)('$path, from its creation to its deletion', async ({ path, one, spec, routes, seed }) => {
		await seed(gitlab, base);
		const { create, update, params } = spec.example;
		let values: Record<string, string> = {
			id: path.startsWith('groups') ? 'acme' : 'acme/website',
			...params,
		};
		const visit = async (method: string, to: string, body?: object) => {
			if (!routes.some(([verb, at]) => verb === method && at === to)) return;
			const filled = to.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(values[name] ?? ''));
			const answer = await ask(gitlab, method, filled, {
				token: path.startsWith('admin') ? base.adminToken : base.token,
				body,
			});
			expect({ answer, isGood: answer.status < 300 }).toMatchObject({ isGood: true });
			if (answer.status !== 204) expect(faultsOf(`${method} ${template(to)}`, answer.body)).toEqual([]);
			if (method === 'POST') {
				const made = answer.body as Record<string, unknown>;
				values = { ...values, [spec.key.param]: String(made[spec.key.property]) };
			}
		};
		await visit('POST', path, create);
		await visit('GET', path);
		await visit('GET', one);
		await visit('PUT', one, update);
		await visit('PATCH', one, update);
		await visit('DELETE', one);
	});
});
