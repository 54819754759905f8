import type { View } from '../entities/user';
import { userBasic } from '../entities/user';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { commitOf } from '../routes/repository';
import type { Project, User } from '../world/model';
import { LEVEL } from '../world/model';

interface Status {
	id: number;
	sha: string;
	ref: string;
	status: string;
	name: string;
	target_url: string | null;
	description: string | null;
	created_at: string;
	started_at: string | null;
	finished_at: string | null;
	coverage: number | null;
	pipeline_id: number;
	author: User;
}

const STATES = ['pending', 'running', 'success', 'failed', 'canceled', 'skipped'] as const;

/** The statuses of a project's commits. */
export function statusesOf({ rows }: Project): Status[] {
	const known = rows.get('commit status') ?? [];
	rows.set('commit status', known);
	return known as Status[];
}

const entityOf = (view: View, { author, ...status }: Status) => ({
	...status,
	allow_failure: false,
	author: userBasic(view, author),
});

/** A status is known by its commit, ref and name, and changes from one state to another. */
function setStatus(call: Call) {
	const project = projectOf(call);
	const author = need(call, project, LEVEL.developer);
	values.required(call.input, 'state');
	const commit = commitOf(call, project);
	const state = values.choice(call.input, 'state', STATES) ?? 'pending';
	const branches = [...project.branches.values()].filter(({ commits }) => commits.includes(commit));
	const ref = values.text(call.input, 'ref') ?? branches[0]?.name;
	if (!ref) throw notFound('References for commit');
	const name = values.text(call.input, 'name') ?? values.text(call.input, 'context') ?? 'default';
	const known = statusesOf(project).find(
		(one) => one.sha === commit.id && one.ref === ref && one.name === name,
	);
	if (known?.status === state)
		throw new Refusal(400, { message: `Cannot transition status via :${verbOf(state)} from :${state}` });
	const now = call.world.now();
	const status = known ?? newStatus(call, { project, author, sha: commit.id, ref, name });
	Object.assign(status, {
		status: state,
		target_url: values.text(call.input, 'target_url') ?? status.target_url,
		description: values.text(call.input, 'description') ?? status.description,
		coverage: call.input.coverage ?? status.coverage,
		started_at: state === 'pending' ? null : (status.started_at ?? now),
		finished_at: ['pending', 'running'].includes(state) ? null : now,
	});
	if (!known) statusesOf(project).push(status);
	return entityOf(call, status);
}

const verbOf = (state: string) => ({ pending: 'enqueue', running: 'run' })[state] ?? state;

function newStatus(
	call: Call,
	{ project, ...given }: Pick<Status, 'sha' | 'ref' | 'name' | 'author'> & { project: Project },
): Status {
	const asked = values.integer(call.input, 'pipeline_id');
	const known = project.pipelines.find(({ id, sha }) => (asked ? id === asked : sha === given.sha));
	if (asked && !known) throw notFound('Pipeline');
	const pipeline =
		known ?? call.world.createPipeline(project, given.ref, { source: 'external', sha: given.sha });
	return {
		...given,
		id: call.world.next('job'),
		status: '',
		...{ target_url: null, description: null, started_at: null, finished_at: null, coverage: null },
		created_at: call.world.now(),
		pipeline_id: pipeline.id,
	};
}

/** Only the newest of each name, unless all are asked for. */
function listStatuses(call: Call) {
	const project = projectOf(call);
	const { id } = commitOf(call, project);
	const fits = (property: 'ref' | 'name' | 'pipeline_id') => (status: Status) => {
		const wanted = values.text(call.input, property);
		return wanted === undefined || String(status[property]) === wanted;
	};
	const by = values.choice(call.input, 'order_by', ['id', 'pipeline_id']) ?? 'id';
	const sign = values.choice(call.input, 'sort', ['asc', 'desc']) === 'desc' ? -1 : 1;
	const found = statusesOf(project)
		.filter((status) => status.sha === id)
		.filter((status) => fits('ref')(status) && fits('name')(status) && fits('pipeline_id')(status))
		.sort((a, b) => sign * (a[by] - b[by]));
	return page(call, found, (status) => entityOf(call, status));
}

/** @see https://docs.gitlab.com/api/commits/#set-commit-pipeline-status */
export const commitStatusRoutes: Route[] = [
	['POST', 'projects/:id/statuses/:sha', setStatus],
	['GET', 'projects/:id/repository/commits/:sha/statuses', listStatuses],
];
