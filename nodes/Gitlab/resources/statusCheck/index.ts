import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	additionalFields,
	byId,
	choice,
	chosen,
	entry,
	inProject,
	limit,
	required,
	text,
	textOf,
	updateFields,
} from '../../fields';
import { atInProject, project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { protectedBranchesParam } from '../branch/field';
import { at as mergeRequestAt } from '../mergeRequest/field';
import { deletion, listBelow, updateOne } from '../shared/plain';

const statusChecks: List = {
	name: 'searchStatusChecks',
	from: inProject(path`/external_status_checks`),
	searchBy: 'names',
	entry: entry('id', (check) => textOf(check.name)),
};

/** The external service that an operation works on. */
const chosenCheck = chosen({ name: 'statusCheck', list: statusChecks, ...byId() });

/** Project and service as one argument: the service's path. */
const at = atInProject(path`/external_status_checks`, chosenCheck);

/** What most workflows use of a service that checks. */
const simpleStatusCheck = pick(
	['id', 'name', 'project_id', 'external_url'],
	{ protected_branches: 'protected_branches.name' },
	['hmac'],
);

/** What most workflows use of a result that was reported; GitLab answers with the whole merge request. */
const simpleResponse = pick(
	['id'],
	{ status_check_id: 'external_status_check.id', status_check: 'external_status_check.name' },
	{ merge_request_iid: 'merge_request.iid', project_id: 'merge_request.project_id' },
	{ sha: 'merge_request.sha', web_url: 'merge_request.web_url' },
);

/** What a service must have. */
const name = text('name');
const externalUrl = text('external_url', {
	displayName: 'External URL',
	placeholder: 'e.g. https://checks.example.com/gitlab',
	description: 'Where GitLab sends merge requests',
});

/** What a service can have. */
const content = [
	protectedBranchesParam('protected_branch_ids'),
	text('shared_secret', { typeOptions: { password: true }, description: 'What GitLab signs with (HMAC)' }),
] as const;

/**
 * The services that check a project's merge requests.
 *
 * @see https://docs.gitlab.com/api/status_checks/
 */
const services: Operation[] = [
	write({
		name: 'Create',
		description: 'Have an external service check the merge requests of a project',
		tier: 'Ultimate',
		role: 'Maintainer',
		fields: [project, required(name), required(externalUrl), additionalFields(...content)],
		simplify: simpleStatusCheck,
		run: async ({ gitlab, project, name, external_url, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/external_status_checks`, {
				name,
				external_url,
				...additionalFields,
			}),
	}),
	{
		...deletion({ noun: 'a status check', at, simplify: simpleStatusCheck }, 'Maintainer'),
		tier: 'Ultimate',
	},
	read({
		name: 'Get Many',
		description: 'List the status checks of a project',
		tier: 'Ultimate',
		role: 'Maintainer',
		fields: [project, limit],
		simplify: simpleStatusCheck,
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/external_status_checks`, {}, limit),
	}),
	updateOne(at, updateFields(name, externalUrl, ...content), {
		tier: 'Ultimate',
		role: 'Maintainer',
		simplify: simpleStatusCheck,
	}),
];

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
const results: Operation[] = [
	listBelow(mergeRequestAt, path`/status_checks`, {
		name: 'Get Results',
		action: 'Get status check results of a merge request',
		description: 'List the status checks of a merge request',
		tier: 'Ultimate',
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

export const statusCheck: Resource = {
	name: 'Status Check',
	description: 'External services that check merge requests',
	operations: [...services, ...results],
};
