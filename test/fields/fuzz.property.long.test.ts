import { inspect } from 'node:util';
import fc from 'fast-check';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import { resources } from '../../nodes/Gitlab/resources';
import type { AskList } from '../contract/examples';
import { listsOf, parametersFor } from '../contract/examples';
import type { Credentials, Outcome } from '../engine';
import { FILES } from '../contract/attempts';
import { runGitlab } from '../engine';
import type { Gitlab, RecordedRequest } from '../gitlab';
import { startGitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';
import { hostileValue, SECRET } from './hostile';

// What a run would wait for up to an hour does not come here: it is looked for once.
jest.mock('../../nodes/Gitlab/client/poll', () => {
	const { poll } = jest.requireActual<typeof import('../../nodes/Gitlab/client/poll')>(
		'../../nodes/Gitlab/client/poll',
	);
	const once: typeof poll = async (gitlab, asked) => await poll(gitlab, { ...asked, seconds: 0 });
	return { poll: once };
});

/** One operation with its fields filled in, and those of them that an expression can give. */
interface Filled {
	parameters: IDataObject;
	fields: Array<{ path: string; property: INodeProperties }>;
	/** What users call its fields. */
	labels: string[];
}

/** After so many runs the stand-in begins anew: what is deleted and made would else decide all that follows. */
const RUNS_OF_A_WORLD = 100;

let gitlab: Gitlab;
let token: string;
let runs = 0;

beforeEach(async () => await begin());
afterEach(async () => await gitlab.close());

async function begin(): Promise<void> {
	gitlab = await startGitlab();
	({ token } = seed(gitlab.world));
}

const credentials = (): Credentials => credentialsFor(gitlab, token);

async function filledOperations(): Promise<Filled[]> {
	const known = { project: 'acme/website', group: 'acme' };
	const lists = listsOf(credentials());
	// The company has not all that there can be: what is missing is named by its example.
	const askList: AskList = async (...asked) => await lists(...asked).catch(() => []);
	const filled: Filled[] = [];
	for (const resource of resources) {
		for (const operation of resource.operations) {
			for (const round of [0, 1]) {
				const parameters = await parametersFor(resource, operation, {
					round,
					known,
					optional: () => round > 0,
					askList,
				});
				const properties = propertiesOfOperation(operation);
				// Where an expression chooses what is shown, n8n demands all that can be.
				for (const { name, type, required } of properties)
					if (required) parameters[name] ??= type === 'resourceLocator' ? locator('1') : '1';
				const fields = fieldsOf(properties, parameters);
				const labels = [...properties, ...fields.map(({ property }) => property)];
				filled.push({
					parameters: chosenFromLists(parameters),
					fields,
					labels: labels.map(({ displayName }) => `'${displayName}'`),
				});
			}
		}
	}
	return filled.filter(({ fields }) => fields.length);
}

/** Other modes n8n validates beforehand, for 250 ms of the clock at most: too little on a busy machine. */
function chosenFromLists(parameters: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(parameters).replaceAll('"mode":"id"', '"mode":"list"')) as IDataObject;
}

function fieldsOf(properties: INodeProperties[], parameters: IDataObject): Filled['fields'] {
	return properties
		.filter(({ name, noDataExpression }) => name in parameters && !noDataExpression)
		.flatMap((property) =>
			property.type === 'collection'
				? (property.options as INodeProperties[]).map((member) => ({
						path: `${property.name}.${member.name}`,
						property: member,
					}))
				: [{ path: property.name, property }],
		);
}

/** The parameters with expressions in some fields, which read the item's values. */
function withExpressions({ parameters }: Filled, chosen: Filled['fields']): IDataObject {
	const changed = structuredClone(parameters);
	chosen.forEach(({ path, property }, index) => {
		const expression = `={{ $json.values[${index}] }}`;
		const [outer, member] = path.split('.');
		const holder = member ? ((changed[outer] ??= {}) as IDataObject) : changed;
		const modes = property.modes?.length === 2 ? ['id', 'list'] : ['id', 'url'];
		holder[member ?? outer] =
			property.type === 'resourceLocator' && index % 2 === 0
				? { __rl: true, mode: modes[path.length % 2], value: expression }
				: expression;
	});
	return changed;
}

test('whatever an expression gives a field, the item comes out or fails with a word about it, and nothing else happens', async () => {
	const filled = await filledOperations();
	await fc.assert(
		fc.asyncProperty(
			fc.nat({ max: filled.length - 1 }),
			fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
			fc.tuple(hostileValue, hostileValue, hostileValue),
			async (at, picks, values) => {
				const operation = filled[at];
				if (++runs % RUNS_OF_A_WORLD === 0) {
					await gitlab.close();
					await begin();
				}
				const { fields } = operation;
				const chosen = [...new Set(picks.map((pick) => fields[pick % fields.length]))];
				const parameters = withExpressions(operation, chosen);
				gitlab.requests.length = 0;
				const outcome = await runGitlab(parameters, {
					credentials: credentials(),
					input: [{ values: values as IDataObject[] }],
					files: [FILES],
				});
				try {
					expectWord(outcome, operation);
				} catch (fault) {
					const { resource, operation: name } = operation.parameters;
					const given = chosen.map(({ path }, index) => `${path}: ${inspect(values[index])}`);
					throw new Error(`${String(resource)} ${String(name)} with ${given.join(', ')}`, { cause: fault });
				}
			},
		),
		{ numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
	);
}, 7_200_000);

/** An output, or an error that is this node's own and names the field where GitLab was not even asked. */
function expectWord({ items, error }: Outcome, { labels, parameters: { resource } }: Filled): void {
	gitlab.requests.forEach(resource === 'apiCall' ? expectInApi : expectInPlace);
	expect(JSON.stringify(items)).not.toContain(token);
	if (!error) return;
	const told = `${error.message}\n${error.description ?? ''}\n${JSON.stringify(error)}`;
	expect(error.message).toMatch(/\[item 0\]$/);
	for (const secret of [token, SECRET]) expect(told).not.toContain(secret);
	expect(told).not.toMatch(/\[object \w|is not a function|Cannot read prop/);
	if (gitlab.requests.length || error.httpCode) return;
	expect([error.message, labels.some((label) => error.message.includes(label))]).toEqual([
		error.message,
		true,
	]);
}

const GRAPHQL = '/api/graphql';

/** A segment of a path that holds one value, encoded. */
const SEGMENT = /^(?:[\w.~!*'()-]|%[\dA-F]{2})+$/;
const ROOTS = [
	'admin',
	'audit_events',
	'dependency_list_exports',
	'events',
	'graphql',
	'groups',
	'hooks',
	'issues',
	'issues_statistics',
	'labels',
	'license',
	'member_roles',
	'merge_requests',
	'metadata',
	'namespaces',
	'personal_access_tokens',
	'projects',
	'runners',
	'search',
	'snippets',
	'suggestions',
	'todos',
	'user',
	'users',
];

/** Who makes a call chooses the path and the rest: it stays in the API all the same. */
function expectInApi({ path }: RecordedRequest): void {
	if (path === GRAPHQL) return;
	const [empty, api, version, ...rest] = path.split('/');
	expect([empty, api, version]).toEqual(['', 'api', 'v4']);
	for (const segment of rest) expectSegment(segment);
}

function expectSegment(segment: string): void {
	expect(segment).toMatch(SEGMENT);
	expect(['.', '..']).not.toContain(decodeURIComponent(segment));
}

/** Documents of GraphQL as the node writes them: without a single text, so that no value can be in one. */
const DOCUMENT = /^[\s\w(){}[\]:!$,.]+$/;

function expectInPlace({ path, query, body }: RecordedRequest): void {
	if (path === GRAPHQL) {
		expect((body as IDataObject).query).toMatch(DOCUMENT);
		expectPlain((body as IDataObject).variables);
		return;
	}
	const [empty, api, version, root, ...rest] = path.split('/');
	expect([empty, api, version]).toEqual(['', 'api', 'v4']);
	expect(ROOTS).toContain(root);
	for (const segment of rest) expectSegment(segment);
	expectPlain(query);
	expectPlain(body);
}

/** No text that a program makes of what is none. */
function expectPlain(value: unknown): void {
	if (typeof value === 'string') {
		expect(value).not.toMatch(/\[object |^(?:undefined|null|NaN|Infinity|Invalid Date(?:Time)?)$/);
	} else if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(expectPlain);
	}
}
