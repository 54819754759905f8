import type { ResourceSeed } from '../base';
import { projectBasic } from '../entities/project';
import { need, projectOf, visibleProject } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { notFound, Refusal } from '../http/refusal';
import { integer, required } from '../http/values';
import { rowsIn } from '../table/rows';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

/** The projects whose jobs have access to a project, but for its own. */
export const allowedOf = (project: Project) => rowsIn<Project>(project, 'job token scope');

function maintained(call: Call): Project {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	return project;
}

function allow(call: Call) {
	const project = maintained(call);
	required(call.input, 'target_project_id');
	const target = visibleProject(call, integer(call.input, 'target_project_id') ?? 0);
	if (allowedOf(project).includes(target))
		throw new Refusal(422, { message: 'This project is already in the job token allowlist.' });
	allowedOf(project).push(target);
	return new Answer(201, projectBasic(call, target));
}

function disallow(call: Call): void {
	const allowed = allowedOf(maintained(call));
	const at = allowed.findIndex(({ id }) => String(id) === call.params.target_project_id);
	if (at < 0) throw notFound();
	allowed.splice(at, 1);
}

/** @see https://docs.gitlab.com/api/project_job_token_scopes/ */
export const jobTokenScopeRoutes: Route[] = [
	[
		'GET',
		'projects/:id/job_token_scope/allowlist',
		(call) => page(call, allowedOf(maintained(call)), (project) => projectBasic(call, project)),
	],
	['POST', 'projects/:id/job_token_scope/allowlist', allow],
	['DELETE', 'projects/:id/job_token_scope/allowlist/:target_project_id', disallow],
];

/** The website lets the jobs of the API in, the archived project those of nobody. */
export const seedJobTokenScopes: ResourceSeed = (_gitlab, { projects }) => {
	const { api, outside, website } = projects;
	api.description = 'What apps talk to';
	api.topics = ['api'];
	allowedOf(website).push(api);
	return { targetProject: [String(api.id), String(outside.id)] };
};
