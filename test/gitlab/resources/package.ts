import { createHash } from 'node:crypto';
import type { ResourceSeed } from '../base';
import { projectUrl } from '../entities/project';
import { groupOf, need, projectOf, projectsIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound } from '../http/refusal';
import type { FormFile } from '../http/request';
import { text } from '../http/values';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import type { Rule } from '../table/rules';
import { byWord, passing } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

interface PackageFile {
	id: number;
	name: string;
	bytes: Buffer;
	created_at: string;
}

interface Package extends Row<Project> {
	name: string;
	version: string;
	package_type: string;
	status: string;
	/** By folder and name. */
	files: Map<string, PackageFile>;
	last_downloaded_at: string | null;
}

const PLACE = {
	...inProjects('packages', { write: LEVEL.maintainer }, { missing: '404 Not Found' }),
	verbs: ['list', 'get', 'delete'] as Array<'list' | 'get' | 'delete'>,
};

const FILTERS: Record<string, Rule<Package>> = {
	package_name: (given, name) => {
		const wanted = text(given, name);
		return wanted === undefined ? undefined : (row) => row.name.includes(wanted);
	},
	package_type: byWord(({ package_type }) => package_type),
	package_version: byWord(({ version }) => version),
	status: byWord(({ status }) => status),
};

/** @see https://docs.gitlab.com/api/packages/ */
export const packages: Table<Package, Project> = new Table({
	name: 'package',
	places: [PLACE],
	key: byNumber('package_id', 'id'),
	fields: {},
	fresh: () => ({ package_type: 'generic', status: 'default', files: new Map(), last_downloaded_at: null }),
	filters: FILTERS,
	order: {
		by: {
			created_at: ({ created_at }) => created_at,
			name: ({ name }) => name,
			version: ({ version }) => version,
			type: ({ package_type }) => package_type,
		},
		preset: 'asc',
	},
	entity: packageEntity,
	example: { create: {}, params: { package_id: '1' } },
});

function packageEntity(call: Call, row: Package) {
	const { id, name, version, package_type, status, created_at, last_downloaded_at, holder } = row;
	const web_path = `/${holder.path_with_namespace}/-/packages/${id}`;
	return {
		...{ id, name, version, package_type, status, created_at, last_downloaded_at, tags: [] },
		conan_package_name: null,
		_links: { web_path, delete_api_path: `${call.world.url}/api/v4/projects/${holder.id}/packages/${id}` },
		...{ project_id: holder.id, project_path: holder.path_with_namespace, pipelines: [], versions: [] },
	};
}

/** What a request tells apart: a file as the body, or in a form. */
function bytesIn(call: Call): Buffer {
	const { file } = call.input as { file?: FormFile };
	if (file) return file.bytes;
	if (call.bytes) return call.bytes;
	throw badParameter('file is invalid');
}

const fileKey = ({ params }: Call) => [params.path, params.file_name].filter(Boolean).join('/');

const hash = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');

function upload(call: Call): Answer {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	const { package_name: name = '', package_version: version = '', file_name = '' } = call.params;
	const status = text(call.input, 'status') ?? 'default';
	const known = packages.of(project).find((each) => each.name === name && each.version === version);
	const row = known ?? packages.add(call.world, me(call), project, { name, version, status });
	const file = {
		id: call.world.next('package file'),
		name: file_name,
		bytes: bytesIn(call),
		created_at: call.world.now(),
	};
	row.files.set(fileKey(call), file);
	if (text(call.input, 'select') !== 'package_file') return new Answer(201, { message: '201 Created' });
	const { id, bytes, created_at } = file;
	return new Answer(201, {
		...{ id, package_id: row.id, created_at, updated_at: created_at, size: bytes.length, file_name },
		file: { url: `${projectUrl(call, project)}/-/package_files/${id}/download` },
		...{ file_store: 1, status: 'default' },
		file_md5: hash('md5', bytes),
		file_sha1: hash('sha1', bytes),
		file_sha256: hash('sha256', bytes),
	});
}

function downloadFile(call: Call): Answer {
	const project = projectOf(call);
	need(call, project, LEVEL.reporter);
	const { package_name, package_version } = call.params;
	const row = packages
		.of(project)
		.find(({ name, version }) => name === package_name && version === package_version);
	const file = row?.files.get(fileKey(call));
	if (!row || !file) throw notFound();
	row.last_downloaded_at = call.world.now();
	return new Answer(200, file.bytes, 'application/octet-stream', {
		'content-disposition': `attachment; filename="${file.name}"`,
	});
}

const ofGroup = (call: Call) => {
	const group = groupOf(call);
	need(call, group, LEVEL.reporter);
	const direct = text(call.input, 'exclude_subgroups') === 'true';
	const rows = projectsIn(call, group)
		.filter(({ namespace }) => !direct || namespace === group)
		.flatMap((project) => packages.of(project));
	return page(call, passing(call, rows, FILTERS), (row) => packageEntity(call, row));
};

const GENERIC = 'projects/:id/packages/generic/:package_name/:package_version';

export const packageRoutes: Route[] = [
	...packages.routes,
	['PUT', `${GENERIC}/:file_name`, upload],
	['PUT', `${GENERIC}/:path/:file_name`, upload],
	['GET', `${GENERIC}/:file_name`, downloadFile],
	['GET', `${GENERIC}/:path/:file_name`, downloadFile],
	['GET', 'groups/:id/packages', ofGroup],
];

/** A generic package with a file at its top and one in a folder, downloaded once. */
export const seedPackages: ResourceSeed = ({ world }, { users, projects }) => {
	const created_at = world.now();
	const file = (name: string) => ({
		id: world.next('package file'),
		name,
		bytes: Buffer.from(name),
		created_at,
	});
	const row = packages.add(world, users.maria, projects.website, {
		name: 'shop',
		version: '1.0.0',
		last_downloaded_at: created_at,
		files: new Map([
			['shop.zip', file('shop.zip')],
			['linux/amd64/shop.zip', file('shop.zip')],
		]),
	});
	packages.add(world, users.maria, projects.website, {
		name: '@acme/ui',
		version: '2.1.0',
		package_type: 'npm',
	});
	return {
		package: [String(row.id)],
		packageName: ['shop'],
		packageVersion: ['1.0.0'],
		fileName: ['shop.zip'],
		path: ['linux/amd64'],
	};
};
