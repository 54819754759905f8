import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { compose } from '../../fields';
import { project } from '../../fields/places';
import type { Field } from '../../operation';

/** What an operation works on that several resources have alike. */
export interface Subject {
	/** As sentences name it: "Close an issue". */
	readonly noun: string;
	/** All that chooses it, as one argument: its path. */
	readonly at: Field<'at', Path>;
	readonly simplify: (row: IDataObject) => IDataObject;
}

/** An issue or a merge request. */
export interface Issuable extends Subject {
	/** GitLab's name of its kind: what to-dos call their target. */
	readonly type: 'Issue' | 'MergeRequest';
}

/**
 * Project and number as one argument: the path of what was chosen.
 *
 * @param segment where the project has such things: `issues`
 * @param number the field that gives the number
 */
export function atInProject(segment: string, number: Field<string, number>): Subject['at'] {
	return compose(
		'at',
		[project, number],
		async (item) => path`/projects/${await project.read(item)}/${segment}/${await number.read(item)}`,
	);
}
