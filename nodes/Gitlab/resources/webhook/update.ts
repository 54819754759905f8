import type { IDataObject } from 'n8n-workflow';
import { compose, text, updateFields, upsertFields } from '../../fields';
import { write } from '../../operation';
import { content, tellNotSigned } from './content';
import { events } from './events';
import { at } from './field';
import { simpleWebhook } from './simple';

const params = [
	text('url', {
		placeholder: 'e.g. https://example.com/hooks/gitlab',
		description: 'With another one GitLab forgets the secret token, unless given again',
	}),
	...content,
] as const;
const fields = updateFields(...params);

/** The events and all else that changes: one of both must be there. */
const changes = compose('changes', [events, fields], async (item): Promise<IDataObject> => {
	const flags = await events.read(item);
	return flags ? { ...flags, ...(await upsertFields(...params).read(item)) } : await fields.read(item);
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#update-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#update-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#update-system-hook
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a webhook',
	role: 'Maintainer',
	fields: [at, changes],
	simplify: simpleWebhook,
	run: async ({ gitlab, hint, at, changes }) => tellNotSigned(hint, changes, await gitlab.put(at, changes)),
});
