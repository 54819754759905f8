import type { ResourceSeed } from '../base';
import { projectUrl } from '../entities/project';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound } from '../http/refusal';
import type { FormFile } from '../http/request';
import { rowsIn } from '../table/rows';
import { shaOf } from '../world/arrange';
import type { Project, User } from '../world/model';
import { LEVEL } from '../world/model';

interface ProjectUpload {
	id: number;
	filename: string;
	bytes: Buffer;
	uploaded_by: User;
	created_at: string;
}

const uploadsOf = (project: Project) => rowsIn<ProjectUpload>(project, 'upload');

function upload(call: Call) {
	const project = projectOf(call);
	const uploaded_by = need(call, project, LEVEL.guest);
	const { file } = call.input as { file?: FormFile };
	if (!file) throw badParameter('file is missing');
	const [id, filename] = [call.world.next('upload'), file.name];
	uploadsOf(project).push({ id, filename, bytes: file.bytes, uploaded_by, created_at: call.world.now() });
	const url = `/uploads/${shaOf(`upload ${id}`).slice(0, 32)}/${filename}`;
	const alt = filename.replace(/\.[^.]*$/, '');
	const full_path = new URL(`${projectUrl(call, project)}${url}`).pathname;
	return new Answer(201, { id, alt, url, full_path, markdown: `![${alt}](${url})` });
}

function one(call: Call): { upload: ProjectUpload; project: Project } {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	const id = pathNumber(call, 'upload_id');
	const found = uploadsOf(project).find((each) => each.id === id);
	if (!found) throw notFound('Upload');
	return { upload: found, project };
}

function list(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	return page(call, uploadsOf(project), ({ id, filename, bytes, uploaded_by, created_at }) => {
		const { username, public_email, name } = uploaded_by;
		return {
			...{ id, size: bytes.length, filename, created_at },
			uploaded_by: { id: uploaded_by.id, username, public_email, name },
		};
	});
}

function download(call: Call) {
	const { filename, bytes } = one(call).upload;
	return new Answer(200, bytes, 'application/octet-stream', {
		'content-disposition': `attachment; filename="${filename}"`,
	});
}

function remove(call: Call): void {
	me(call);
	const { upload: gone, project } = one(call);
	uploadsOf(project).splice(uploadsOf(project).indexOf(gone), 1);
}

/** @see https://docs.gitlab.com/api/project_markdown_uploads/ */
export const projectUploadRoutes: Route[] = [
	['POST', 'projects/:id/uploads', upload],
	['GET', 'projects/:id/uploads', list],
	['GET', 'projects/:id/uploads/:upload_id', download],
	['DELETE', 'projects/:id/uploads/:upload_id', remove],
];

/** One file of the website. */
export const seedProjectUploads: ResourceSeed = ({ world }, { users, projects }) => {
	const id = addUpload(world, projects.website, users.maria, 'screenshot.png');
	return { upload: [String(id)] };
};

/** Adds a file to a project. */
export function addUpload(
	world: Call['world'],
	project: Project,
	uploaded_by: User,
	filename: string,
): number {
	const id = world.next('upload');
	const bytes = Buffer.from(filename);
	uploadsOf(project).push({ id, filename, bytes, uploaded_by, created_at: world.now() });
	return id;
}
