import type {
	IDataObject,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import type { Credentials } from '../engine';
import { callList } from '../engine';

/** The values of the editor's list behind a property, given the parameters so far. */
export type AskList = (property: INodeProperties, parameters: IDataObject) => Promise<string[]>;

/** The editor's lists, as a credential sees them, without GitLab's words for any and none. */
export function listsOf(credentials: Credentials): AskList {
	return async ({ typeOptions, modes }, parameters) => {
		const load = typeOptions?.loadOptionsMethod;
		const search = modes?.[0].typeOptions?.searchListMethod;
		const options = load
			? await callList<INodePropertyOptions[]>('loadOptions', load, parameters, { credentials })
			: search
				? (await callList<INodeListSearchResult>('listSearch', search, parameters, { credentials })).results
				: [];
		return options
			.map(({ value }) => String(value))
			.filter((value) => !/^(Any|None|Started|Upcoming)$/.test(value));
	};
}

/** More rounds than any operation needs. */
const MOST_ROUNDS = 100;

/** How many rounds show each choice of an operation's fields at least once. */
export function roundsOf(operation: Operation): number {
	const collections = propertiesOfOperation(operation).filter(({ type }) => type === 'collection');
	return Math.max(2, roundsOfForms(operation), ...collections.flatMap(choicesIn));
}

/** How many rounds show each form that an operation can have: the choices outside of collections. */
export function roundsOfForms(operation: Operation): number {
	const choices = new Choices(propertiesOfOperation(operation));
	let rounds = 0;
	do choices.next();
	while (++rounds < MOST_ROUNDS && !choices.areAllMade);
	return rounds;
}

/**
 * The choices of an operation's fields, round by round. One that only some choices of another field show is made
 * anew each time it is shown, so that all of them meet.
 */
class Choices {
	private readonly made = new Map<string, number>();

	constructor(
		private readonly properties: INodeProperties[],
		private readonly known: Record<string, string> = {},
	) {}

	next(): IDataObject {
		const chosen: IDataObject = {};
		for (const property of this.properties.filter(isChoice)) {
			const { name } = property;
			if (!isShown(property, chosen)) continue;
			const before = this.made.get(name) ?? 0;
			this.made.set(name, before + 1);
			chosen[name] = this.known[name] ?? choiceIn(property, before);
		}
		return chosen;
	}

	/** Those that nothing shows are left out. */
	get areAllMade(): boolean {
		return this.properties
			.filter(isChoice)
			.every(({ name, options = [] }) => (this.made.get(name) ?? Infinity) >= options.length);
	}
}

function isChoice({ type, options = [] }: INodeProperties): boolean {
	return type === 'options' && options.length > 0;
}

function choicesOf(properties: INodeProperties[], { round, known }: Pick<Examples, 'round' | 'known'>) {
	if (round === undefined) return {};
	const choices = new Choices(properties, known);
	let chosen: IDataObject = {};
	for (let at = 0; at <= round; at++) chosen = choices.next();
	return chosen;
}

/** The names of all fields, those in collections and rows too. */
export function fieldNames(properties: INodeProperties[]): Set<string> {
	const within = ({ type, options }: INodeProperties): INodeProperties[] => {
		if (type === 'collection') return options as INodeProperties[];
		return type === 'fixedCollection' ? (options as INodePropertyCollection[])[0].values : [];
	};
	return new Set([...properties, ...properties.flatMap(within)].map(({ name }) => name));
}

function choicesIn(property: INodeProperties): number[] {
	if (property.type === 'options') return [property.options?.length ?? 0];
	return property.type === 'collection' ? (property.options as INodeProperties[]).flatMap(choicesIn) : [];
}

/** How examples are chosen. */
export interface Examples {
	/** From 0: later rounds make the next choice of each list. Without a round, choices stay at their defaults. */
	round?: number;
	/** Values of fields that are given, by the fields' names: the project and the group at least. */
	known: Record<string, string>;
	/** Whether the optional fields of a collection are filled in too. */
	optional(collection: string): boolean;
	askList: AskList;
}

/**
 * Parameters for an operation with its fields filled in: choices in turn, lists from the editor's own
 * lists, texts from their placeholders.
 */
export async function parametersFor(
	resource: Resource,
	operation: Operation,
	{ round, known, optional, askList }: Examples,
): Promise<IDataObject> {
	const parameters: IDataObject = { resource: valueOf(resource.name), operation: valueOf(operation.name) };
	const properties = propertiesOfOperation(operation);
	const chosen = choicesOf(properties, { round, known });
	for (const property of properties) {
		if (!isShown(property, parameters)) continue;
		parameters[property.name] = chosen[property.name] ?? (await exampleOf(property));
	}
	return parameters;

	async function exampleOf(property: INodeProperties): Promise<IDataObject[string]> {
		const { type, name, options = [] } = property;
		if (type === 'resourceLocator')
			return { __rl: true, mode: 'id', value: known[name] ?? (await fromList(property)) };
		if (known[name]) return known[name];
		if (type === 'multiOptions')
			return options.length ? optionValues(options) : (await listed(property)).slice(0, 2);
		if (type === 'options') return options.length ? choiceIn(property, round) : await fromList(property);
		if (type === 'collection') {
			if (!optional(name)) return {};
			const members = options as INodeProperties[];
			const filled: IDataObject = {};
			for (const member of members) filled[member.name] = await exampleOf(member);
			return filled;
		}
		if (type === 'fixedCollection') {
			const [{ name: list, values }] = options as INodePropertyCollection[];
			const row: IDataObject = {};
			for (const member of values) row[member.name] = await exampleOf(member);
			return { [list]: [row] };
		}
		return plainExample(property, round);
	}

	async function listed(property: INodeProperties): Promise<string[]> {
		const values = await askList(property, parameters);
		return values.length ? values : [plainExample(property, round) as string];
	}

	async function fromList(property: INodeProperties): Promise<string> {
		const values = await listed(property);
		return values[(round ?? 0) % values.length];
	}
}

function choiceIn({ options = [], default: preset }: INodeProperties, round?: number): string {
	return round === undefined ? String(preset) : optionValues(options)[round % options.length];
}

function plainExample(
	{ type, default: preset, placeholder, modes }: INodeProperties,
	round?: number,
): string | number | boolean {
	const shown = placeholder ?? modes?.find(({ name }) => name === 'id')?.placeholder;
	if (type === 'boolean') return round === undefined ? preset === true : round % 2 === 0;
	if (type === 'number') return Number(preset) || 1;
	if (type === 'dateTime') return '2026-01-15T10:00:00.000Z';
	if (type === 'color') return '#428BCA';
	if (type === 'json') return '{}';
	return shown?.replace(/^e\.g\. /, '') ?? (typeof preset === 'string' && preset ? preset : 'Some text');
}

function optionValues(options: NonNullable<INodeProperties['options']>): string[] {
	return (options as INodePropertyOptions[]).map(({ value }) => String(value));
}

function isShown(property: INodeProperties, parameters: IDataObject): boolean {
	return NodeHelpers.displayParameter(parameters as never, property, { typeVersion: 1 }, null);
}
