import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { List } from '../fields';
import type { Field } from '../operation';
import { optionsFrom, search } from './search';

/** What n8n's editor calls to fill lists, by the names that the fields' properties have for it. */
export interface ListMethods {
	listSearch: Record<
		string,
		(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>
	>;
	loadOptions: Record<string, (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>>;
}

/** The methods for all lists of the given fields. */
export function listMethods(fields: readonly Field[]): ListMethods {
	const uses = fields.flatMap(({ lists = [] }) => lists);
	const named = (as: 'search' | 'options') =>
		new Map(uses.filter((use) => use.as === as).map(({ list }) => [list.name, list]));
	return {
		listSearch: Object.fromEntries([...named('search')].map(([name, list]) => [name, searching(list)])),
		loadOptions: Object.fromEntries([...named('options')].map(([name, list]) => [name, loading(list)])),
	};
}

function searching(list: List): ListMethods['listSearch'][string] {
	return async function (filter, paginationToken) {
		return await search(this, list, filter, paginationToken);
	};
}

function loading(list: List): ListMethods['loadOptions'][string] {
	return async function () {
		return await optionsFrom(this, list);
	};
}
