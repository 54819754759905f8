import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	additionalFields,
	byId,
	chosen,
	entry,
	flag,
	inProject,
	limit,
	number,
	required,
	text,
	textOf,
	updateFields,
} from '../../fields';
import { atInProject, project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { expiryMoment } from '../shared/expiry';
import { getOne, updateOne } from '../shared/plain';

const deployKeys: List = {
	name: 'searchDeployKeys',
	from: inProject(path`/deploy_keys`),
	searchBy: 'names',
	entry: entry('id', (key) => textOf(key.title)),
};

const chosenKey = chosen({ name: 'deployKey', list: deployKeys, ...byId() });

/** The path of a project's deploy key. */
const at = atInProject(path`/deploy_keys`, chosenKey);

const shape = pick(
	['id', 'title', 'key', 'fingerprint_sha256'],
	['can_push', 'created_at', 'expires_at', 'last_used_at'],
);

/** What most workflows use of a deploy key. */
function simpleKey(row: IDataObject): IDataObject {
	return shape(row);
}

const canPush = flag('can_push', 'Whether it may also push');
const title = text('title');

/** @see https://docs.gitlab.com/api/deploy_keys/#add-deploy-key */
const create = write({
	name: 'Create',
	description: 'Give a project an SSH key that may read or push its code',
	role: 'Maintainer',
	fields: [
		project,
		required(title),
		required(
			text('key', { displayName: 'Public Key', placeholder: 'e.g. ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA' }),
		),
		additionalFields(canPush, expiryMoment),
	],
	simplify: simpleKey,
	run: async ({ gitlab, project, title, key, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/deploy_keys`, { title, key, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/deploy_keys/#get-a-single-deploy-key */
const get = getOne({ at, role: 'Maintainer', simplify: simpleKey });

/** @see https://docs.gitlab.com/api/deploy_keys/#list-deploy-keys-for-project */
const getMany = read({
	name: 'Get Many',
	action: 'Get many deploy keys',
	description: 'List the deploy keys of a project',
	role: 'Maintainer',
	fields: [project, limit],
	simplify: simpleKey,
	run: async ({ gitlab, project, limit }) =>
		await gitlab.list(path`/projects/${project}/deploy_keys`, {}, limit),
});

/** @see https://docs.gitlab.com/api/deploy_keys/#update-deploy-key */
const update = updateOne(at, updateFields(canPush, title), {
	description: 'Change the title of a deploy key, or whether it may push',
	role: 'Maintainer',
	simplify: simpleKey,
});

/** @see https://docs.gitlab.com/api/deploy_keys/#delete-deploy-key */
const remove = write({
	name: 'Delete',
	description: 'Take a deploy key away; it is deleted where no other project uses it',
	role: 'Maintainer',
	fields: [at],
	run: async ({ gitlab, at }) => await gitlab.delete(at),
});

/** @see https://docs.gitlab.com/api/deploy_keys/#enable-a-deploy-key */
const enable = write({
	name: 'Enable',
	description: 'Let a project use a deploy key of another one',
	role: 'Maintainer',
	fields: [project, required(number('keyId', { displayName: 'Deploy Key ID', min: 1 }))],
	simplify: simpleKey,
	run: async ({ gitlab, project, keyId }) =>
		await gitlab.post(path`/projects/${project}/deploy_keys/${keyId}/enable`),
});

export const deployKey: Resource = {
	name: 'Deploy Key',
	description: 'SSH keys that read or push code',
	operations: [create, get, getMany, update, remove, enable],
};
