import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { write } from '../../operation';
import { content, tellNotSigned } from './content';
import { eventsOfNew } from './events';
import { place } from './field';
import { simpleWebhook } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#create-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#create-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#create-a-system-hook
 */
export const create = write({
	name: 'Create',
	description: 'Have GitLab tell an address of events; groups: Premium',
	role: 'Maintainer',
	fields: [
		place,
		required(text('url', { placeholder: 'e.g. https://example.com/hooks/gitlab' })),
		eventsOfNew,
		additionalFields(...content),
	],
	simplify: simpleWebhook,
	run: async ({ gitlab, hint, place, url, flags, additionalFields }) => {
		const body = { url, ...flags, ...additionalFields };
		return tellNotSigned(hint, body, await gitlab.post(path`${place}/hooks`, body));
	},
});
