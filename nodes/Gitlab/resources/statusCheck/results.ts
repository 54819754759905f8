import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { choice, limit, required, text } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { at as mergeRequestAt } from '../mergeRequest/subject';
import { chosenCheck } from './field';
import { simpleResponse } from './simple';

const sha = required(
	text('sha', {
		displayName: 'SHA',
		placeholder: 'e.g. 6104942438c14ec7bd21c6cd5bd995272b3faff6',
		description: 'The newest of the source branch',
	}),
);

const status = required(choice('status', { passed: 'Passed', failed: 'Failed', pending: 'Pending' }));

/**
 * What the services say of one merge request.
 *
 * @see https://docs.gitlab.com/api/status_checks/
 */
export const results: Operation[] = [
	read({
		name: 'Get Results',
		action: 'Get status check results of a merge request',
		description: 'List the status checks of a merge request',
		tier: 'Ultimate',
		fields: [mergeRequestAt, limit],
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/status_checks`, {}, limit),
	}),
	write({
		name: 'Report Result',
		action: 'Report the result of a status check',
		description: 'Tell GitLab whether a merge request has passed a status check',
		tier: 'Ultimate',
		role: 'Developer',
		fields: [mergeRequestAt, chosenCheck, sha, status],
		simplify: simpleResponse,
		run: async ({ gitlab, at, statusCheck, sha, status }) =>
			await gitlab.post(path`${at}/status_check_responses`, {
				external_status_check_id: statusCheck,
				sha,
				status,
			}),
	}),
	write({
		name: 'Retry',
		description: 'Have a failed status check done again',
		tier: 'Ultimate',
		role: 'Developer',
		fields: [mergeRequestAt, chosenCheck],
		run: async ({ gitlab, at, statusCheck }): Promise<IDataObject> => {
			await gitlab.request({ method: 'POST', path: path`${at}/status_checks/${statusCheck}/retry` });
			return { retried: true };
		},
	}),
];
