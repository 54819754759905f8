import { text } from '../../fields';
import { protectedBranchesParam } from '../branch/field';

/** What a service must have. */
export const name = text('name');
export const externalUrl = text('external_url', {
	displayName: 'External URL',
	placeholder: 'e.g. https://checks.example.com/gitlab',
	description: 'Where GitLab sends merge requests',
});

/** What a service can have. */
export const content = [
	protectedBranchesParam('protected_branch_ids'),
	text('shared_secret', {
		typeOptions: { password: true },
		description: 'What GitLab signs with (HMAC)',
	}),
] as const;
