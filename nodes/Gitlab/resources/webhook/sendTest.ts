import { path } from '../../client';
import { compose } from '../../fields';
import { write } from '../../operation';
import { holderIn, testEvent } from './events';
import { at } from './field';

/** System hooks are tested with what GitLab makes up, all others with something that is really there. */
const testOf = compose('test', [at, testEvent], async (item) => {
	const hook = await at.read(item);
	return holderIn(item) === 'instance' ? hook : path`${hook}/test/${await testEvent.read(item)}`;
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#trigger-a-test-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#trigger-a-test-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#test-system-hook
 */
export const sendTest = write({
	name: 'Test',
	description: 'Deliver a sample event; fails where the receiver does not take it',
	role: 'Maintainer',
	fields: [testOf],
	run: async ({ gitlab, test }) => {
		await gitlab.post(test);
		return { delivered: true };
	},
});
