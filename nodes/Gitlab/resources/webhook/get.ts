import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { getOne } from '../shared/getOne';
import { at, place } from './field';
import { simpleWebhook } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#get-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#get-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#get-system-hook
 */
export const get = getOne({ noun: 'a webhook', at, role: 'Maintainer', simplify: simpleWebhook });

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
