import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { requestOptions } from './fields';
import { type Operation, type Resource, valueOf } from './operation';
import { toolOptions } from './tool/toolOptions';

/** An n8n property and the operations that show it, by resource. */
interface Shown {
	key: string;
	property: INodeProperties;
	uses: Map<string, Set<string>>;
}

const AUTHENTICATION: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Access Token', value: 'accessToken' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'accessToken',
};

const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	// A model always gets the simplified one.
	displayOptions: { hide: { '@tool': [true] } },
};

/** Where a user signs in: the first property of both nodes. */
export const authentication = AUTHENTICATION;

/**
 * All properties of the action node, from the operations alone.
 *
 * A property that several operations have in common becomes one, so that the description stays small and a
 * value survives a change of operation.
 */
export function propertiesOf(resources: readonly Resource[]): INodeProperties[] {
	return [
		AUTHENTICATION,
		resourceProperty(resources),
		...resources.map(operationProperty),
		...fieldProperties(resources),
		requestOptions,
		toolOptions,
	];
}

/** The properties of any operation's rows that n8n must not show. */
export function secretsOf(resources: readonly Resource[]): string[] {
	const secrets = resources.flatMap(({ operations }) => operations.flatMap(({ secrets = [] }) => secrets));
	return [...new Set(secrets)].sort();
}

function resourceProperty(resources: readonly Resource[]): INodeProperties {
	const options = resources.map(({ name, description }) => ({ name, value: valueOf(name), description }));
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: byName(options),
		default: 'issue',
	};
}

function operationProperty(resource: Resource): INodeProperties {
	const options = byName(
		resource.operations.map(({ name, action, description, tier }) => ({
			name,
			value: valueOf(name),
			action,
			description: tier ? `${description} (${tier})` : description,
		})),
	);
	const { value: preset } = options.find(({ name }) => name === 'Get Many') ?? options[0];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [valueOf(resource.name)] } },
		options,
		default: preset,
	};
}

function byName<T extends INodePropertyOptions>(options: T[]): T[] {
	return [...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function fieldProperties(resources: readonly Resource[]): INodeProperties[] {
	const shown: Shown[] = [];
	for (const resource of resources) {
		for (const operation of resource.operations) {
			place(shown, propertiesOfOperation(operation), valueOf(resource.name), valueOf(operation.name));
		}
	}
	const all = new Map(
		resources.map((resource) => [
			valueOf(resource.name),
			resource.operations.map(({ name }) => valueOf(name)),
		]),
	);
	return sorted(shown, ({ property }) => property).flatMap((one) => displayed(one, all));
}

/** What one operation shows, in order: what it needs, how much comes back, then the optional collections. */
export function propertiesOfOperation({ fields, simplify }: Operation): INodeProperties[] {
	const own = fields.flatMap(({ properties }) => properties);
	return sorted(simplify ? [...own, SIMPLIFY] : own, (property) => property);
}

/**
 * The collections last, and those of one kind together. Of an operation this is the order in which people fill it
 * in; of the whole description it puts together what is alike, so that it is sent to the editor in fewer bytes.
 */
function sorted<T>(all: readonly T[], property: (one: T) => INodeProperties): T[] {
	const place = (one: T) => {
		const { type, name } = property(one);
		return type === 'collection' ? LAST.indexOf(name) + 1 : -1;
	};
	return [...all].sort((a, b) => place(a) - place(b));
}

const LAST = ['filters', 'options'];

/** Takes an operation's properties into the list, sharing those that are there and in the same order. */
function place(shown: Shown[], properties: INodeProperties[], resource: string, operation: string): void {
	let at = 0;
	for (const property of properties) {
		const key = JSON.stringify(property);
		const known = shown.findIndex((one, index) => index >= at && one.key === key);
		if (known < 0) shown.splice(at, 0, { key, property, uses: new Map() });
		else at = known;
		const { uses } = shown[at++];
		uses.set(resource, (uses.get(resource) ?? new Set()).add(operation));
	}
}

/** A property with its conditions: as few copies as can tell exactly its operations from all others. */
function displayed({ property, uses }: Shown, all: Map<string, string[]>): INodeProperties[] {
	const groups: Array<{ resources: string[]; operations: Set<string> }> = [];
	for (const [resource, operations] of uses) {
		const fitting = groups.find((group) => {
			const union = new Set([...group.operations, ...operations]);
			return [...group.resources, resource].every((one) =>
				coversExactly(union, all.get(one) ?? [], uses.get(one) ?? new Set()),
			);
		});
		if (fitting) {
			fitting.resources.push(resource);
			operations.forEach((operation) => fitting.operations.add(operation));
		} else groups.push({ resources: [resource], operations: new Set(operations) });
	}
	return groups.map((group) => ({
		...property,
		displayOptions: conditions(property.displayOptions, group, all),
	}));
}

/** Whether of a resource's operations exactly the wanted ones are in the set. */
function coversExactly(set: Set<string>, operations: string[], wanted: Set<string>): boolean {
	return operations.every((operation) => set.has(operation) === wanted.has(operation));
}

function conditions(
	own: IDisplayOptions | undefined,
	{ resources, operations }: { resources: string[]; operations: Set<string> },
	all: Map<string, string[]>,
): IDisplayOptions {
	const possible = new Set(resources.flatMap((resource) => all.get(resource) ?? []));
	const others = [...possible].filter((operation) => !operations.has(operation));
	// Whichever is shorter: which operations show it, or which do not. While the field that it depends on is an
	// expression, n8n looks no further than what shows it.
	const hides = !others.length || (!own?.show && others.length < operations.size);
	const show = {
		...(resources.length < all.size ? { resource: resources } : {}),
		...(hides ? {} : { operation: [...operations] }),
		...own?.show,
	};
	return hides && others.length
		? { ...own, show, hide: { ...own?.hide, operation: others } }
		: { ...own, show };
}
