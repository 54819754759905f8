import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { at, place } from './field';
import { simpleWebhook } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#get-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#get-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#get-system-hook
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a webhook',
	role: 'Maintainer',
	fields: [at],
	simplify: simpleWebhook,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#list-webhooks-for-a-project
 * @see https://docs.gitlab.com/api/group_webhooks/#list-group-webhooks
 * @see https://docs.gitlab.com/api/system_hooks/#list-system-hooks
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the webhooks of a project, a group, or the instance',
	role: 'Maintainer',
	fields: [place, limit],
	simplify: simpleWebhook,
	run: async ({ gitlab, place, limit }) => await gitlab.list(path`${place}/hooks`, {}, limit),
});
