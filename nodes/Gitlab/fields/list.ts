import type { IDataObject } from 'n8n-workflow';
import { type ListTraits, type Path, path } from '../client';
import type { Item } from '../item';

/** The project or group that the user has chosen so far. */
export interface SearchPlace {
	project?: string;
	group?: string;
}

/** Rows that only GraphQL lists: a query of one connection, as `graphql.list` takes them, and its variables. */
export class ListQuery {
	constructor(
		readonly query: string,
		readonly variables: IDataObject,
	) {}
}

/** Where rows are listed; undefined while too little is chosen. */
type Listed = Path | ListQuery | undefined;

/** How one kind of thing is listed for the editor. */
export interface List extends ListTraits {
	/** The method under which n8n's editor asks for it. */
	name: `search${string}`;
	/**
	 * Where GitLab lists it, given the place that the user has chosen, all else that the editor holds, and
	 * what is typed; undefined while too little is chosen.
	 */
	from(place: SearchPlace, item: Item, typed: string): Promise<Listed> | Listed;
	query?: IDataObject;
	/**
	 * What GitLab is told of what the user types; `{ search: typed }` unless said, and nothing where GitLab
	 * cannot search: then the names of all entries are.
	 */
	searchBy?: ((typed: string, place: SearchPlace) => IDataObject) | 'names';
	/** A wider query for what is typed, where the first one finds nothing. */
	elseBy?: IDataObject;
	/** The most rows that GitLab gives at a time, where that is less than usual. */
	perPage?: number;
	/** Entries that stand before GitLab's, while nothing is typed. */
	before?: readonly string[];
	/** Whether a row is to be chosen from; all are unless said. */
	shows?(row: IDataObject): boolean;
	entry(row: IDataObject): Entry;
}

/** One entry of a list. */
export interface Entry {
	name: string;
	value: string;
	url?: string;
}

/** The list behind a field, and whether the editor searches it page by page or loads it whole. */
export interface ListUse {
	list: List;
	as: 'search' | 'options';
}

/** Where something is listed in the chosen project: `/projects/{id}` and what is below it. */
export const inProject =
	(below: Path): List['from'] =>
	({ project }) =>
		project ? path`/projects/${project}${below}` : undefined;

/** The same in the chosen group. */
export const inGroup =
	(below: Path): List['from'] =>
	({ group }) =>
		group ? path`/groups/${group}${below}` : undefined;

/** The same in the chosen group, or else in the chosen project. */
export const inPlace =
	(below: Path): List['from'] =>
	(place, item, typed) =>
		inGroup(below)(place, item, typed) ?? inProject(below)(place, item, typed);
