import { type SearchPlace, compose } from '../../fields';
import { type PagePlace, chosenPath, placeOf, projectOrGroup } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';

/** Where work items are: the full path of the chosen project or group, which GraphQL calls a namespace. */
export const namespace: Field<'namespace', string> = compose('namespace', [projectOrGroup], namespaceOf);

/** Whether a project or a group is chosen. */
export function kindOf(item: Item): PagePlace['kind'] {
	return item.value('belongsTo') === 'group' ? 'group' : 'project';
}

/** The full path of the chosen project or group. */
export async function namespaceOf(item: Item): Promise<string> {
	const place = await placeOf(item);
	return (await chosenPath(kindOf(item), item)) ?? place.encoded;
}

/** The same for lists of the editor; undefined while none is chosen. */
export async function namespaceIn({ project, group }: SearchPlace, item: Item): Promise<string | undefined> {
	return project === undefined && group === undefined ? undefined : await namespaceOf(item);
}
