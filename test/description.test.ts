import { gzipSync } from 'node:zlib';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { propertiesOfOperation } from '../nodes/Gitlab/description';
import { Gitlab } from '../nodes/Gitlab/Gitlab.node';
import { GitlabPollingTrigger } from '../nodes/Gitlab/GitlabPollingTrigger.node';
import { GitlabTrigger } from '../nodes/Gitlab/GitlabTrigger.node';
import { valueOf } from '../nodes/Gitlab/operation';
import { findOperation, resources } from '../nodes/Gitlab/resources';

const { description, methods } = new Gitlab();
const { properties } = description;
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);
const named = operations.map((one) => [one.resource.name, one.operation.name, one] as const);

const options = (property: INodeProperties) => property.options as INodePropertyOptions[];
const members = (property: INodeProperties): INodeProperties[] =>
	property.type === 'collection' ? (property.options as INodeProperties[]) : [];
const triggers = [new GitlabTrigger(), new GitlabPollingTrigger()];
const everything = [
	...properties,
	...triggers.flatMap(({ description: { properties } }) => properties),
].flatMap((property) => [property, ...members(property)]);

const shown = (parameters: Record<string, unknown>) =>
	properties.filter((property) =>
		NodeHelpers.displayParameter(parameters as never, property, { typeVersion: 1 }, description),
	);

test('every resource and operation that the user can choose has a definition, and the other way round', () => {
	const resourceOptions = options(properties.find(({ name }) => name === 'resource') as INodeProperties);
	expect(resourceOptions.map(({ value }) => value).sort()).toEqual(
		resources.map(({ name }) => valueOf(name)).sort(),
	);
	for (const { value: resource } of resourceOptions) {
		const choice = shown({ resource }).filter(({ name }) => name === 'operation');
		expect(choice).toHaveLength(1);
		expect(options(choice[0]).map(({ value }) => value)).toContain(choice[0].default);
		for (const { value } of options(choice[0]))
			expect(findOperation(String(resource), String(value))).toBeDefined();
	}
	const chosen = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => options(property));
	expect(chosen).toHaveLength(operations.length);
});

test.each(named)(
	'%s: %s shows exactly its own fields, in its own order',
	(_resource, _operation, { resource, operation }) => {
		const expected = propertiesOfOperation(operation);
		const parameters: Record<string, unknown> = {
			resource: valueOf(resource.name),
			operation: valueOf(operation.name),
		};
		for (const property of expected) parameters[property.name] ??= property.default;
		const own = (list: INodeProperties[]) =>
			list.map(({ displayOptions: _, ...property }) => JSON.stringify(property));
		const wanted = expected.filter((property) =>
			NodeHelpers.displayParameter(parameters as never, property, { typeVersion: 1 }, description),
		);
		const fields = shown(parameters).filter(
			({ name }) => !['authentication', 'resource', 'operation', 'requestOptions'].includes(name),
		);
		expect(own(fields)).toEqual(own(wanted));
		expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
	},
);

test('every value in displayOptions exists', () => {
	for (const { displayOptions, displayName } of properties) {
		const conditions = [
			...Object.entries(displayOptions?.show ?? {}),
			...Object.entries(displayOptions?.hide ?? {}),
		];
		for (const [name, values] of conditions) {
			const ofTool = name === '@tool' ? [true, false] : [];
			const possible = [
				...ofTool,
				...properties
					.filter((property) => property.name === name)
					.flatMap((property) =>
						property.type === 'boolean' ? [true, false] : options(property).map(({ value }) => value),
					),
			];
			expect([
				displayName,
				name,
				(values as unknown[]).filter((value) => !possible.includes(value as string)),
			]).toEqual([displayName, name, []]);
		}
	}
});

test('every property has a name, a default that fits its type, and is unique among its neighbours', () => {
	for (const property of everything) {
		expect(property.default).toBeDefined();
		if (property.type === 'options' && property.options?.length) {
			expect([property.name, options(property).map(({ value }) => value)]).toEqual([
				property.name,
				expect.arrayContaining([property.default]),
			]);
		}
		const names = members(property).map(({ name }) => name);
		const labels = members(property).map(({ displayName }) => displayName);
		expect(new Set(names).size).toBe(names.length);
		expect([property.name, labels.filter((label, index) => labels.indexOf(label) !== index)]).toEqual([
			property.name,
			[],
		]);
	}
});

test('lists of five and more are in alphabetical order, and so are the members of collections', () => {
	for (const property of everything) {
		const entries = (property.options ?? []) as Array<INodeProperties | INodePropertyOptions>;
		const names = entries.map((entry) => ('displayName' in entry ? entry.displayName : entry.name));
		if (names.length < 5 && property.type !== 'collection') continue;
		const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
		expect([property.displayName, names]).toEqual([property.displayName, sorted]);
	}
});

/** Words that n8n writes in lower case within a label, and names that have their own way. */
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|per|than|the|to|with|without)$/;
const OWN_WAY =
	/^(?:CycloneDX|n8n|DevOps|GitLab|GitHub|LinkedIn|GraphQL|OAuth2|IDs|IIDs|URLs|vCards?|npm|NuGet|PyPI|RubyGems|RDoc|AsciiDoc)$/;

test('every label is words in Title Case', () => {
	const isTitleCase = (word: string, at: number) =>
		OWN_WAY.test(word) || (at > 0 && SMALL.test(word)) || /^[A-Z0-9][a-z0-9']*$|^[A-Z0-9/-]+$/.test(word);
	const labels = everything.flatMap((property) => [
		property.displayName,
		...(property.modes ?? []).map(({ displayName }) => displayName),
		...(property.type === 'options' || property.type === 'multiOptions' ? (options(property) ?? []) : []).map(
			({ name }) => name,
		),
	]);
	const wrong = labels.filter(
		(label) =>
			!label
				.replace(/[(),:]/g, '')
				.split(/[\s-]+/)
				.every(isTitleCase),
	);
	expect([...new Set(wrong)]).toEqual([]);
});

test("texts follow n8n's style", () => {
	for (const { displayName, description: text = '', placeholder, hint = '', type } of everything) {
		if (type === 'boolean') expect(text).toMatch(/^Whether /);
		if (!type.endsWith('ollection') && placeholder) expect(placeholder).toMatch(/^e\.g\. /);
		expect(text).not.toMatch(/^[^.]*\.$/);
		expect(hint.length).toBeLessThanOrEqual(120);
		expect(displayName).not.toMatch(/^[a-z]/);
	}
	for (const { operation } of operations) {
		expect(operation.action).toMatch(/^[A-Z][^.]*[^.]$/);
		expect(operation.description).not.toBe(operation.action);
		expect(operation.description).not.toMatch(/^[^.]*\.$/);
	}
});

test('every locator offers list, URL where there is one, and ID, with a method that is there', () => {
	const locators = everything.filter(({ type }) => type === 'resourceLocator');
	expect(locators.length).toBeGreaterThan(5);
	for (const { displayName, modes = [], default: preset } of locators) {
		const hasPages = modes.some(({ name }) => name === 'url');
		expect([displayName, modes.map(({ name }) => name), preset]).toEqual([
			displayName,
			hasPages ? ['list', 'url', 'id'] : ['list', 'id'],
			{ mode: 'list', value: '' },
		]);
		const [list] = modes;
		expect(Object.keys(methods.listSearch)).toContain(list.typeOptions?.searchListMethod);
	}
});

test('every options list that loads has its method', () => {
	for (const { typeOptions } of everything) {
		if (typeOptions?.loadOptionsMethod)
			expect(Object.keys(methods.loadOptions)).toContain(typeOptions.loadOptionsMethod);
	}
});

test('the description stays small', () => {
	// What all operations share, and what each has of its own.
	const most = 70_000 + 1_250 * operations.length;
	expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThan(Math.min(most, 600_000));
	expect(gzipSync(JSON.stringify(description)).length).toBeLessThan(60_000);
});

test('the trigger is no webhook node of version 1, for whose every call n8n evaluates an expression', () => {
	expect(new GitlabTrigger().description.version).toBeGreaterThan(1);
});
