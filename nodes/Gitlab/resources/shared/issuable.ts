import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../client/path';
import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { project } from '../../fields/places/project';
import type { Field } from '../../operation';

/** What issues and merge requests are alike in, so that operations which both have are made from it. */
export interface Issuable {
	/** As sentences name it: "Follow an issue". */
	readonly noun: 'an issue' | 'a merge request';
	/** GitLab's name of its kind: what to-dos call their target. */
	readonly type: 'Issue' | 'MergeRequest';
	/** Project and number as one argument: the path of the one that was chosen. */
	readonly at: Field<'at', Path>;
	readonly simplify: (row: IDataObject) => IDataObject;
}

const KINDS = {
	'an issue': { type: 'Issue', segment: 'issues' },
	'a merge request': { type: 'MergeRequest', segment: 'merge_requests' },
} as const;

/**
 * @param number the field that gives its number in the project (iid)
 * @param simplify its row reduced to what most workflows use
 */
export function issuable(
	noun: Issuable['noun'],
	number: Field<string, number>,
	simplify: Issuable['simplify'],
): Issuable {
	const { type, segment } = KINDS[noun];
	const at: Issuable['at'] = compose(
		'at',
		[project, number],
		async (item) => path`/projects/${await project.read(item)}/${segment}/${await number.read(item)}`,
	);
	return { noun, type, at, simplify };
}
