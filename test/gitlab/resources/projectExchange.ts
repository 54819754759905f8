import { projectIdentity } from '../entities/project';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { badParameter, notFound, Refusal } from '../http/refusal';
import type { FormFile } from '../http/request';
import { required, text } from '../http/values';
import { rowsIn } from '../table/rows';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

/** What is to come of an export or import: a status for each time that somebody asks, the last one again and again. */
interface Course {
	statuses: string[];
	error: string | null;
}

const exportsOf = (project: Project) => rowsIn<Course>(project, 'export');
const importsOf = (project: Project) => rowsIn<Course>(project, 'import');

/** How exports and imports that are begun from now on go. */
export const coursesOf = (world: Call['world']) => rowsIn<Course>(world, 'course of exchanges');

const begun = (world: Call['world']): Course => {
	const { statuses, error } = coursesOf(world)[0] ?? { statuses: ['started', 'finished'], error: null };
	return { statuses: [...statuses], error };
};

function statusOf([course]: Course[]): string {
	if (!course) return 'none';
	const { statuses } = course;
	return (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 'none';
}

function maintained(call: Call): Project {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	return project;
}

function exportStatus(call: Call) {
	const project = maintained(call);
	const export_status = statusOf(exportsOf(project));
	const api_url = `${call.world.url}/api/v4/projects/${project.id}/export/download`;
	const web_url = `${call.world.url}/${project.path_with_namespace}/download_export`;
	return {
		...{ ...projectIdentity(project), export_status },
		...(export_status === 'finished' ? { _links: { api_url, web_url } } : {}),
	};
}

function downloadExport(call: Call) {
	const project = maintained(call);
	if (exportsOf(project)[0]?.statuses[0] !== 'finished') throw notFound();
	const name = `${project.path_with_namespace.replaceAll('/', '_')}_export.tar.gz`;
	return new Answer(200, Buffer.from(`export of ${project.name}`), 'application/gzip', {
		'content-disposition': `attachment; filename="${name}"`,
	});
}

function importStatus(call: Call, project: Project, import_status: string) {
	const { error = null } = importsOf(project)[0] ?? {};
	return {
		...{ ...projectIdentity(project), import_status, import_type: 'gitlab_project', stats: null },
		...{ correlation_id: `${call.world.url.length}f2`, failed_relations: [], import_error: error },
	};
}

function beginImport(call: Call) {
	const by = me(call);
	required(call.input, 'path');
	const { file } = call.input as { file?: FormFile };
	if (!file) throw badParameter('file is missing');
	const path = text(call.input, 'path') ?? '';
	const given = text(call.input, 'namespace');
	const namespace = given === undefined ? by : call.world.findGroup(given);
	if (!namespace) throw notFound('Namespace');
	const known = call.world.projects.find((each) => each.namespace === namespace && each.path === path);
	if (known && text(call.input, 'overwrite') !== 'true')
		throw new Refusal(400, { message: 'Name has already been taken' });
	const name = text(call.input, 'name') ?? path;
	const { override_params: over = {} } = call.input as { override_params?: { description?: string } };
	const { description } = over;
	const project = known ?? call.world.createProject({ path, name, namespace, description, creator: by });
	importsOf(project).splice(0, 1, begun(call.world));
	return new Answer(201, importStatus(call, project, 'scheduled'));
}

/** @see https://docs.gitlab.com/api/project_import_export/ */
export const projectExchangeRoutes: Route[] = [
	[
		'POST',
		'projects/:id/export',
		(call) => {
			exportsOf(maintained(call)).splice(0, 1, begun(call.world));
			return new Answer(202, { message: '202 Accepted' });
		},
	],
	['GET', 'projects/:id/export', exportStatus],
	['GET', 'projects/:id/export/download', downloadExport],
	['POST', 'projects/import', beginImport],
	[
		'GET',
		'projects/:id/import',
		(call) => {
			const project = maintained(call);
			return importStatus(call, project, statusOf(importsOf(project)));
		},
	],
];
