import type { ResourceSeed } from '../base';
import { jobBasic } from '../entities/job';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { userBasic } from '../entities/user';
import type { View } from '../entities/user';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { Refusal } from '../http/refusal';
import * as values from '../http/values';
import { flag, text } from '../http/values';
import { oneOf, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byTime, byWord, passing } from '../table/rules';
import { mergeRequestRules } from '../routes/mergeRequestFilters';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Pipeline, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import { environmentBasic, environments } from './environment';

interface Approval {
	user: User;
	status: string;
	created_at: string;
	comment: string | null;
}

interface Deployment extends Row<Project> {
	iid: number;
	environment: string;
	ref: string;
	sha: string;
	tag: boolean;
	status: string;
	user: User;
	approvals: Approval[];
	job: Pipeline | null;
}

const PLACE = inProjects(
	'deployments',
	{ read: LEVEL.reporter, write: LEVEL.developer },
	{ verbs: ['list', 'create', 'get', 'update'], missing: '404 Deployment Not Found' },
);

/** @see https://docs.gitlab.com/api/deployments/ */
export const deployments = new Table<Deployment, Project>({
	name: 'deployment',
	places: [PLACE],
	key: byNumber('deployment_id', 'id'),
	fields: {
		environment: required(text, { only: 'create' }),
		ref: required(text, { only: 'create' }),
		sha: required(text, { only: 'create' }),
		tag: required(flag, { only: 'create' }),
		status: required(oneOf('running', 'success', 'failed', 'canceled')),
	},
	fresh: (user, _project, world) => ({ user, iid: world.next('deployment iid'), approvals: [], job: null }),
	filters: {
		environment: byWord(({ environment }) => environment),
		status: byWord(({ status }) => status),
		updated_after: byTime(({ updated_at }) => updated_at, 'after'),
		updated_before: byTime(({ updated_at }) => updated_at, 'before'),
		finished_after: byTime(({ updated_at }) => updated_at, 'after'),
		finished_before: byTime(({ updated_at }) => updated_at, 'before'),
	},
	order: {
		by: {
			id: ({ id }) => id,
			iid: ({ iid }) => iid,
			created_at: ({ created_at }) => created_at,
			updated_at: ({ updated_at }) => updated_at,
			finished_at: ({ updated_at }) => updated_at,
		},
		preset: 'asc',
	},
	entity: (call, row, verb) => ({
		...deploymentEntity(call, row),
		...(verb === 'list' ? {} : approvalsOf(call, row)),
	}),
	example: {
		create: { environment: 'staging', ref: 'main', sha: 'a'.repeat(40), tag: false, status: 'running' },
		update: { status: 'success' },
	},
});

function deploymentEntity(view: View, row: Deployment) {
	const { id, iid, ref, sha, status, created_at, updated_at, holder } = row;
	const known = environments.of(holder).find(({ name }) => name === row.environment);
	const environment =
		known ?? environments.add(view.world, row.user, holder, { name: row.environment, slug: row.environment });
	return {
		...{ id, iid, ref, sha, status, created_at, updated_at },
		user: userBasic(view, row.user),
		environment: environmentBasic(environment),
		deployable: row.job ? jobEntity(view, row.job) : null,
	};
}

function jobEntity(view: View, job: Pipeline) {
	const archive = { filename: 'artifacts.zip', size: 1024 };
	return {
		...jobBasic(view, job),
		project: { ci_job_token_scope_enabled: false },
		artifacts_file: archive,
		artifacts: [{ file_type: 'archive', ...archive, file_format: 'zip' }],
		runner: null,
		runner_manager: null,
		artifacts_expire_at: '2030-01-01T00:00:00.000Z',
		archived: false,
		tag_list: ['docker'],
	};
}

const approvalEntity = (view: View, { user, ...approval }: Approval) => ({
	...approval,
	user: userBasic(view, user),
});

function approvalsOf(view: View, { approvals, status, user }: Deployment) {
	const deployment_approvals = approvals.map((approval) => approvalEntity(view, approval));
	const rule = { id: 1, user_id: user.id, group_id: 7, access_level: 40, required_approvals: 2 };
	const words = { access_level_description: 'Maintainers', group_inheritance_type: 0 };
	return {
		pending_approval_count: status === 'blocked' ? 2 - approvals.length : 0,
		approvals: deployment_approvals,
		approval_summary: { rules: [{ ...rule, ...words, deployment_approvals }] },
	};
}

/** What runs, or waits, is not deleted. */
function remove(call: Call): undefined {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	const row = deployments.one(call, PLACE);
	if (row.status === 'running') throw new Refusal(400, { message: 'Cannot destroy running deployment' });
	const rows = deployments.of(project);
	rows.splice(rows.indexOf(row), 1);
}

function approve(call: Call): object {
	const user = need(call, projectOf(call), LEVEL.developer);
	values.required(call.input, 'status');
	const status = values.choice(call.input, 'status', ['approved', 'rejected']) ?? '';
	const row = deployments.one(call, PLACE);
	if (row.status !== 'blocked')
		throw new Refusal(400, { message: 'This deployment is not waiting for approvals.' });
	const comment = text(call.input, 'comment') ?? null;
	const approval = { user, status, comment, created_at: call.world.now() };
	row.approvals.push(approval);
	return approvalEntity(call, approval);
}

function mergeRequests(call: Call): object {
	const project = projectOf(call);
	need(call, project, LEVEL.reporter);
	deployments.one(call, PLACE);
	const merged = [...project.merge_requests.values()].filter(({ state }) => state === 'merged');
	return page(call, passing(call, merged, mergeRequestRules), (request) => mergeRequestBasic(call, request));
}

export const deploymentRoutes: Route[] = [
	...deployments.routes,
	['DELETE', `${PLACE.path}/:deployment_id`, remove],
	['POST', `${PLACE.path}/:deployment_id/approval`, approve],
	['GET', `${PLACE.path}/:deployment_id/merge_requests`, mergeRequests],
];

/** One that is done, and one that waits for approval. */
export const seedDeployments: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const job = world.createPipeline(website, 'main', { status: 'success' });
	const { maria, jonas } = users;
	const add = (status: string) => {
		const one = { environment: 'production', ref: 'main', sha: job.sha, tag: false, status, job };
		return deployments.add(world, maria, website, one);
	};
	const [done, waiting] = [add('success'), add('blocked')];
	const approval = { user: jonas, status: 'approved', created_at: world.now(), comment: 'Go' };
	for (const row of [done, waiting]) row.approvals.push(approval);
	return {
		deployment: [done, waiting].map(({ id }) => String(id)),
		environment: ['production'],
		ref: ['main'],
		sha: [job.sha],
		longest_wait_for_event: ['1'],
	};
};
