import { type Path, path } from '../../client';
import { isEmpty } from '../../fields';
import { group, project, projectParam } from '../../fields/places';
import type { Item } from '../../item';
import type { Holder } from '../events/hookEvents';
import type { Where } from '../fields/placeFields';

/** One thing that a hook hangs on. */
export interface Place {
	holder: Holder;
	/** The ID or the full path of the project or group; the instance has none. */
	holderId?: number | string;
	/** What tells the deliveries of several hooks apart: the project's ID, in the query of their URLs. */
	key?: string;
}

/** Where GitLab keeps the hooks of a place. */
export function hooksAt({ holder, holderId = '' }: Place): Path {
	return holder === 'instance' ? path`/hooks` : path`/${holder}s/${holderId}/hooks`;
}

/** What people call a place: `project acme/website`. */
export function labelOf({ holder, holderId }: Place): string {
	return holder === 'instance' ? 'the instance' : `${holder} ${holderId}`;
}

/** What stands in 'Where' and the fields below it. */
export async function chosenPlaces(where: Where, item: Item): Promise<Place[]> {
	switch (where) {
		case 'group':
			return [{ holder: 'group', holderId: await group.read(item) }];
		case 'instance':
			return [{ holder: 'instance' }];
		case 'projects':
			return (await chosenProjects(item)).map((holderId) => ({ holder: 'project', holderId }));
		default:
			return [{ holder: 'project', holderId: await project.read(item) }];
	}
}

/** The address that GitLab is given for a place. */
export function addressOf(url: string, { key }: Place): string {
	return key === undefined ? url : `${url}?project=${key}`;
}

/** The address without what tells places apart. */
export function baseOf(address: unknown): string {
	return String(address).replace(/\?project=\d+$/, '');
}

/** The projects in the list of fields. */
export async function chosenProjects(item: Item): Promise<string[]> {
	const { values = [] } = (item.value('projects') ?? {}) as { values?: Array<{ project?: unknown }> };
	const { convert } = projectParam('project');
	const given = values.map((row) => row.project).filter((value) => !isEmpty(value));
	if (!given.length) return item.fail("'Projects' is empty", 'Add a project to the list.');
	const chosen = await Promise.all(given.map(async (value) => await convert(value, item)));
	return [...new Set(chosen)];
}
