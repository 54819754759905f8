import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, compose, entry, inProject, locator, required, textOf } from '../../fields';
import { project } from '../../fields/places';
import { pick } from '../../simplify';

const deployKeys: List = {
	name: 'searchDeployKeys',
	from: inProject(path`/deploy_keys`),
	searchBy: 'names',
	entry: entry('id', (key) => textOf(key.title)),
};

const deployKey = required(
	locator<'deployKey', number>({
		name: 'deployKey',
		displayName: 'Deploy Key',
		list: deployKeys,
		id: { displayName: 'ID', example: '12', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** The path of a project's deploy key. */
export const at = compose(
	'at',
	[project, deployKey],
	async (item) => path`/projects/${await project.read(item)}/deploy_keys/${await deployKey.read(item)}`,
);

const shape = pick(
	['id', 'title', 'key', 'fingerprint_sha256'],
	['can_push', 'created_at', 'expires_at', 'last_used_at'],
);

/** What most workflows use of a deploy key. */
export function simpleKey(row: IDataObject): IDataObject {
	return shape(row);
}
