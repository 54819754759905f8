import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../client';
import { group, project } from '../fields/places';
import type { Item } from '../item';
import { chosenProjects } from '../trigger/registration/places';
import { timeOf } from './change';
import { Reading } from './reading';

/** Where a workflow looks: the values of 'Where'. */
export type Where = 'project' | 'projects' | 'group' | 'instance';

/** Something in GitLab that is looked at. */
export interface Place {
	/** What its cursors are kept under. */
	readonly key: string;
	/** What tells whether it is there, and the server's time. */
	readonly at: Path;
	/** Where lists of all that is in it are; undefined where there is none, and each project is asked. */
	readonly listsAt?: Path;
	/** The project, where it is one. */
	readonly projectId?: string;
	/** The parameter that narrows to-dos to it, by its ID; undefined where all are of it. */
	readonly toDosBy?: string;
	/** Where its projects are listed. */
	readonly projects: { at: Path; query: IDataObject };
	/** Whether it has many projects, which can be asked at once what is new in them. */
	readonly isMany?: boolean;
}

/** GitLab notes a project's last activity once an hour; the rest is for clocks that differ. In milliseconds. */
export const NOTED_MS = 65 * 60_000;

/** What stands in 'Where' and the fields below it. */
export async function placesOf(where: Where, item: Item): Promise<Place[]> {
	switch (where) {
		case 'group':
			return [groupPlace(await group.read(item))];
		case 'instance':
			return [EVERYWHERE];
		case 'projects':
			return (await chosenProjects(item)).map(projectPlace);
		default:
			return [projectPlace(await project.read(item))];
	}
}

function projectPlace(id: string): Place {
	const at = path`/projects/${id}`;
	return {
		...{ key: `project ${id}`, at, listsAt: at, projectId: id, toDosBy: 'project_id' },
		projects: { at, query: {} },
	};
}

function groupPlace(id: string): Place {
	const at = path`/groups/${id}`;
	return {
		...{ key: `group ${id}`, at, listsAt: at, toDosBy: 'group_id', isMany: true },
		projects: { at: path`${at}/projects`, query: { include_subgroups: true, with_shared: false } },
	};
}

/** All projects that the credential's user is a member of. */
const EVERYWHERE: Place = {
	key: 'everywhere',
	at: path`/user`,
	projects: { at: path`/projects`, query: { membership: true } },
	isMany: true,
};

/** All projects of a place. */
export async function allProjects(place: Place, reading: Reading): Promise<string[]> {
	return await movedProjects(place, -Infinity, reading);
}

/**
 * The projects of a place in which something may have happened since a moment: of a project that is itself, of all
 * else those whose activity is new.
 *
 * @see https://docs.gitlab.com/api/groups/#list-all-projects-in-a-group
 */
export async function movedProjects(place: Place, since: number, reading: Reading): Promise<string[]> {
	if (place.projectId !== undefined) return [place.projectId];
	const time = (row: IDataObject) => timeOf(row.last_activity_at);
	const least = since - NOTED_MS;
	const query = { ...place.projects.query, simple: true, order_by: 'last_activity_at', sort: 'desc' };
	const wanted = {
		timeOf: time,
		since: least,
		most: Infinity,
		isNew: (row: IDataObject) => time(row) >= least,
	};
	const { rows } = await reading.newest(place.projects.at, query, wanted, Reading.isBefore(least, time));
	return rows.slice(0, reading.isSample ? MOST_SAMPLED : Infinity).map(({ id }) => String(id));
}

/** How many projects are asked for a sample. */
const MOST_SAMPLED = 3;
