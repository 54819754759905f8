import type { IBinaryData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Gitlab, InList } from './client';
import type { ListUse } from './fields/list';
import type { Hint } from './hints';
import type { Item } from './item';

/**
 * An argument of an operation: what the user sees of it, and how its value is read in GitLab's terms.
 * Which operations show it is nowhere written: the description derives it from the operations' fields.
 */
export interface Field<K extends string = string, V = unknown> {
	/** The argument's name in `run`. */
	readonly key: K;
	/** Its n8n properties; `displayOptions` only where one depends on another of the same field. */
	readonly properties: readonly INodeProperties[];
	/** What users call GitLab's parameters that this field sets: `{ title: 'Title' }`. */
	readonly labels: Readonly<Record<string, string>>;
	/** The editor's lists that fill it. */
	readonly lists?: readonly ListUse[];
	read(item: Item): Promise<V> | V;
}

/** The arguments that a tuple of fields gives to `run`. */
export type Arguments<F extends readonly Field[]> = {
	[X in F[number] as X['key']]: Awaited<ReturnType<X['read']>>;
};

/** A file that an operation puts into the item's binary data. No row of a server's answer can pass for one. */
export class File {
	constructor(
		readonly json: IDataObject,
		readonly binary: Record<string, IBinaryData>,
	) {}
}

/** What `run` gives: one row, rows, or a file. */
export type Output = IDataObject | IDataObject[] | File;

/** What `run` is called with beside its fields' values. */
export interface Tools {
	gitlab: Gitlab;
	/** n8n's side of the run, for binary data. */
	context: IExecuteFunctions;
	/** Tells the user of something that does not keep an item from its success; once for all items that it concerns. */
	hint(this: void, hint: Hint): void;
}

/** How an operation does all input items as one, where the user asks for that. */
export interface Together {
	/** The parameter, and its value, by which the user asks for it. */
	readonly parameter: string;
	readonly value: string;
	/** Arguments that must be the same for all items. */
	readonly alike: readonly string[];
}

/** GitLab's paid editions. */
export type Tier = 'Premium' | 'Ultimate';

/** GitLab's roles, and who administers a self-managed server. */
export type Role = 'Guest' | 'Planner' | 'Reporter' | 'Developer' | 'Maintainer' | 'Owner' | 'Administrator';

/** One operation of a resource: the only place where it is written down. */
export interface Operation {
	/** As users read it, Title Case: `Get Many`. The n8n value derives from it. */
	readonly name: string;
	/** Sentence case, with the resource: `Get many issues`. What both names say needs no saying: see `wording.ts`. */
	readonly action?: string;
	/** What it does, beside its name; needs no saying either where any resource's such operation does just that. */
	readonly description?: string;
	/** GitLab's edition that has it; Free unless said. */
	readonly tier?: Tier;
	/** The least role in the project or group that may do it, where GitLab asks for one. */
	readonly role?: Role;
	/** Reads go out several at a time and may be repeated; writes go in item order, each once. */
	readonly effect: 'read' | 'write';
	readonly fields: readonly Field[];
	/** Properties of its rows that are as secret as a password: n8n does not show them. */
	readonly secrets?: readonly string[];
	/** A row reduced to what most workflows use; offered to the user as 'Simplify'. */
	readonly simplify?: (row: IDataObject) => IDataObject;
	/**
	 * The list that has the same row, as far as Simplify shows it. Then, where Simplify is on, up to a hundred items
	 * are asked for in one request, and `run` is left to get what the list does not give. Undefined where the list
	 * would not do.
	 */
	inList?(args: Record<string, unknown>): InList | undefined;
	/** Then `run` is called once: with the first item's arguments, and with those of all items in `all`. */
	readonly together?: Together;
	run(args: Record<string, unknown> & Tools & { all: Array<Record<string, unknown>> }): Promise<Output>;
}

/** An operation as its author writes it, with `run`'s arguments typed by its fields. */
export interface OperationSpec<F extends readonly Field[]>
	extends Omit<Operation, 'run' | 'fields' | 'effect' | 'inList'> {
	readonly fields: F;
	inList?(args: Arguments<F>): InList | undefined;
	run(args: Arguments<F> & Tools & { all: Array<Arguments<F>> }): Promise<Output>;
}

/** Defines an operation that changes nothing in GitLab. */
export function read<const F extends readonly Field[]>(spec: OperationSpec<F>): Operation {
	return define('read', spec);
}

/** Defines an operation that changes something in GitLab. */
export function write<const F extends readonly Field[]>(spec: OperationSpec<F>): Operation {
	return define('write', spec);
}

function define<F extends readonly Field[]>(effect: Operation['effect'], spec: OperationSpec<F>): Operation {
	// The run hands over exactly what the fields read, so the wider type is met.
	const { inList, run } = spec;
	return {
		...spec,
		effect,
		inList: inList && ((args) => inList(args as Arguments<F>)),
		run: async (args) => await run(args as Parameters<typeof run>[0]),
	};
}

/** A resource: what the user picks first. */
export interface Resource {
	/** As users read it, singular, Title Case: `Merge Request`. */
	readonly name: string;
	readonly description: string;
	readonly operations: readonly Operation[];
}

/** The n8n value of a name that users read: `Get Many` is `getMany`. */
export function valueOf(name: string): string {
	const words = name
		.replace(/[^A-Za-z0-9 ]+/g, ' ')
		.trim()
		.toLowerCase()
		.split(/ +/);
	return words.map((word, index) => (index ? word[0].toUpperCase() + word.slice(1) : word)).join('');
}
