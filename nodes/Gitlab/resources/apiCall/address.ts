import type { IDataObject } from 'n8n-workflow';
import { type Path, typedPath } from '../../client';
import { compose, interpretedWithin, json, required, text, textFrom } from '../../fields';
import type { Field } from '../../operation';

const typed = required(
	text('path', {
		placeholder: 'e.g. /projects/:id/issues',
		description: 'Path below /api/v4, or a URL of the API',
	}),
);

const pathValues = json('pathValues', {
	displayName: 'Path Values',
	description: 'Such as {"id": "group/project"}',
});

const query = json('queryParameters', {
	displayName: 'Query Parameters',
	description: 'Such as {"iids": [1, 2]}',
	quickActions: true,
});

/** What is asked for: the path with its values, and the query. */
export const address: Field<'address', { path: Path; query: IDataObject }> = compose(
	'address',
	[typed, pathValues, query],
	async (item) => {
		const values = await pathValues.read(item);
		const valueOf = (name: string) =>
			values && Object.hasOwn(values, name)
				? textFrom(values[name], `Path Values: ${name}`, item)
				: undefined;
		const { path, query: inPath } = typedPath(await typed.read(item), {
			server: item.gitlab.server,
			valueOf,
		});
		const written = interpretedWithin(objectOf(inPath), item);
		return { path, query: { ...written, ...(await query.read(item)) } };
	},
);

/** The query of a path. The brackets of lists are put there when it is sent. */
function objectOf(search: URLSearchParams): IDataObject {
	const lists = [...search.keys()].map((name) => [name, search.getAll(name)] as const);
	return Object.fromEntries(
		lists.map(([name, values]) =>
			name.endsWith('[]') ? [name.slice(0, -2), values] : [name, values.length > 1 ? values : values[0]],
		),
	);
}
