import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type Param, several, shown } from '../../fields';
import { placeOf } from '../../fields/places';
import type { Item } from '../../item';
import { labels } from './field';

/** Several labels, given by name or ID, as the IDs that GraphQL wants; see `labelsParam` for REST, which takes names. */
export function labelIdsParam<K extends string>(
	name: K,
	displayName = 'Label Names or IDs',
): Param<K, number[]> {
	const looks = {
		displayName,
		list: labels,
		about: 'Text is a name, numbers are IDs.',
		cleared: [],
		knownBy: ({ name: own, title }: IDataObject) => own ?? title,
	} as const;
	return several(name, looks, async (given, item) => {
		const ids = given.map(async ({ text, origin }) =>
			origin === 'number' ? Number(text) : await idOf(text, displayName, item),
		);
		return await Promise.all(ids);
	});
}

/** The longest page, which for most places holds all there are. */
const PER_PAGE = 100;

async function idOf(name: string, displayName: string, item: Item): Promise<number> {
	const { gitlab } = item;
	const all = path`${await placeOf(item)}/labels`;
	const query = { include_ancestor_groups: true };
	const first = await gitlab.once(`labels ${all.encoded}`, async () => {
		return await gitlab.page(all, query, { selection: { page: 1 }, perPage: PER_PAGE });
	});
	const isNamed = (label: IDataObject) => label.name === name;
	const found =
		first.rows.find(isNamed) ??
		(first.next &&
			(
				await gitlab.once(`labels ${all.encoded} ${name}`, async () => {
					return await gitlab.list(all, { ...query, search: name });
				})
			).find(isNamed));
	return found
		? Number(found.id)
		: item.fail(
				`'${displayName}' has no label of the project, its groups or the group: ${shown(name)}`,
				'Make the label first, or check how it is written: large and small letters count.',
			);
}
