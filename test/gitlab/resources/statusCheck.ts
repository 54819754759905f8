import type { ResourceSeed } from '../base';
import { mergeRequestEntity } from '../entities/mergeRequest';
import { need } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { integers, text } from '../http/values';
import { mergeRequestOf } from '../routes/mergeRequests';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { rowsIn } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { MergeRequest, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { protectedBranches } from './protectedRef';

interface StatusCheck extends Row<Project> {
	name: string;
	external_url: string;
	shared_secret: string | null;
	protected_branch_ids: number[];
}

/** What a service has said of a merge request. */
interface Response {
	id: number;
	check: number;
	sha: string;
	status: string;
}

/** @see https://docs.gitlab.com/api/status_checks/ */
export const statusChecks: Table<StatusCheck, Project> = new Table({
	name: 'status check',
	places: [
		inProjects(
			'external_status_checks',
			{ read: LEVEL.maintainer, write: LEVEL.maintainer },
			{ verbs: ['list', 'create', 'update', 'delete'] },
		),
	],
	key: byNumber('check_id', 'id'),
	fields: {
		name: required(text),
		external_url: required(text),
		shared_secret: optional<string | null>(text, null),
		protected_branch_ids: optional(integers, []),
	},
	unique: {
		by: ({ name }) => name,
		refusal: () => invalid({ name: ['has already been taken'] }),
	},
	check: ({ external_url }) => {
		if (!/^https?:\/\//.test(external_url))
			throw invalid({ external_url: ['is blocked: Only allowed schemes are http, https'] });
	},
	entity: statusCheckEntity,
	example: {
		create: { name: 'Compliance', external_url: 'https://checks.example.com' },
		update: { name: 'Licences' },
	},
});

function statusCheckEntity(call: Call, check: StatusCheck) {
	return {
		id: check.id,
		name: check.name,
		project_id: check.holder.id,
		external_url: check.external_url,
		protected_branches: protectedBranches
			.of(check.holder)
			.filter(({ id }) => check.protected_branch_ids.includes(id))
			.map((branch) => protectedBranches.spec.entity(call, branch, 'get')),
		hmac: check.shared_secret !== null,
	};
}

const responsesTo = (request: MergeRequest) => rowsIn<Response>(request, 'status check response');

/** Of the newest commit; what is not said is pending. */
const statusOf = (request: MergeRequest, check: StatusCheck) =>
	responsesTo(request).find(({ check: id, sha }) => id === check.id && sha === request.versions[0].head)
		?.status ?? 'pending';

function list(call: Call) {
	const request = mergeRequestOf(call);
	return page(call, statusChecks.of(request.project), (check) => ({
		id: check.id,
		name: check.name,
		external_url: check.external_url,
		status: statusOf(request, check),
	}));
}

function respond(call: Call) {
	const { input, world } = call;
	const request = mergeRequestOf(call);
	need(call, request.project, LEVEL.developer);
	values.required(input, 'external_status_check_id', 'sha', 'status');
	const status = values.choice(input, 'status', ['passed', 'failed', 'pending']) ?? 'pending';
	const wanted = values.integer(input, 'external_status_check_id');
	const check = statusChecks.of(request.project).find(({ id }) => id === wanted);
	if (!check) throw notFound();
	const sha = values.text(input, 'sha') ?? '';
	if (sha !== request.versions[0].head)
		throw new Refusal(409, { message: '409 Conflict: SHA does not match HEAD of source branch' });
	const response = { id: world.next('status check response'), check: check.id, sha, status };
	responsesTo(request).unshift(response);
	return {
		id: response.id,
		merge_request: mergeRequestEntity(call, request),
		external_status_check: statusCheckEntity(call, check),
	};
}

function retry(call: Call) {
	const request = mergeRequestOf(call);
	need(call, request.project, LEVEL.developer);
	const wanted = pathNumber(call, 'external_status_check_id');
	const check = statusChecks.of(request.project).find(({ id }) => id === wanted);
	if (!check) throw notFound();
	if (statusOf(request, check) !== 'failed')
		throw new Refusal(422, { message: 'External status check must be failed' });
	const response = { id: call.world.next('status check response'), check: check.id };
	responsesTo(request).unshift({ ...response, sha: request.versions[0].head, status: 'pending' });
	return new Answer(202, { message: '202 Accepted' });
}

const REQUEST = 'projects/:id/merge_requests/:merge_request_iid';

export const statusCheckRoutes: Route[] = [
	...statusChecks.routes,
	['GET', `${REQUEST}/status_checks`, list],
	['POST', `${REQUEST}/status_check_responses`, respond],
	['POST', `${REQUEST}/status_checks/:external_status_check_id/retry`, retry],
];

/** A service that has not said anything of the first merge request, and one that has refused it. */
export const seedStatusChecks: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const request =
		website.merge_requests.get(1) ??
		world.createMergeRequest(website, { title: 'Sign in', source_branch: 'sign-in' });
	const [main] = protectedBranches.of(website);
	const add = (name: string) =>
		statusChecks.add(world, users.maria, website, {
			name,
			external_url: `https://${name.toLowerCase()}.example.com`,
			protected_branch_ids: [main.id],
		});
	const [scanner, auditor] = ['Scanner', 'Auditor'].map(add);
	const { head } = request.versions[0];
	responsesTo(request).unshift({
		id: world.next('status check response'),
		check: auditor.id,
		sha: head,
		status: 'failed',
	});
	return {
		statusCheck: [scanner, auditor].map(({ id }) => String(id)),
		sha: [head],
		name: ['Licences'],
	};
};
