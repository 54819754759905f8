import { path } from '../../client/path';
import { additionalFields, updateFields } from '../../fields/collection';
import { limit } from '../../fields/paging';
import { flag, number, required, text } from '../../fields/param';
import { project } from '../../fields/places/project';
import type { Resource } from '../../operation';
import { read, write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { at, simpleKey } from './field';

const canPush = flag('can_push', 'Whether it may also push');
const title = text('title');

/** @see https://docs.gitlab.com/api/deploy_keys/#add-deploy-key */
const create = write({
	name: 'Create',
	action: 'Create a deploy key',
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
const get = read({
	name: 'Get',
	action: 'Get a deploy key',
	description: 'Retrieve a deploy key',
	role: 'Maintainer',
	fields: [at],
	simplify: simpleKey,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});

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
const update = write({
	name: 'Update',
	action: 'Update a deploy key',
	description: 'Change the title of a deploy key, or whether it may push',
	role: 'Maintainer',
	fields: [at, updateFields(canPush, title)],
	simplify: simpleKey,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});

/** @see https://docs.gitlab.com/api/deploy_keys/#delete-deploy-key */
const remove = write({
	name: 'Delete',
	action: 'Delete a deploy key (cannot be undone)',
	description: 'Take a deploy key away; it is deleted where no other project uses it',
	role: 'Maintainer',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await gitlab.delete(at);
		return { deleted: true };
	},
});

/** @see https://docs.gitlab.com/api/deploy_keys/#enable-a-deploy-key */
const enable = write({
	name: 'Enable',
	action: 'Enable a deploy key',
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
