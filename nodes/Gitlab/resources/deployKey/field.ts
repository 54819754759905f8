import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, entry, inProject, textOf } from '../../fields';
import { atInProject } from '../../fields/places';
import { pick } from '../../simplify';

const deployKeys: List = {
	name: 'searchDeployKeys',
	from: inProject(path`/deploy_keys`),
	searchBy: 'names',
	entry: entry('id', (key) => textOf(key.title)),
};

const chosenKey = chosen({
	name: 'deployKey',
	list: deployKeys,
	...byId(),
});

/** The path of a project's deploy key. */
export const at = atInProject(path`/deploy_keys`, chosenKey);

const shape = pick(
	['id', 'title', 'key', 'fingerprint_sha256'],
	['can_push', 'created_at', 'expires_at', 'last_used_at'],
);

/** What most workflows use of a deploy key. */
export function simpleKey(row: IDataObject): IDataObject {
	return shape(row);
}
