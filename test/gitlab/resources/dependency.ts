import type { ResourceSeed } from '../base';
import { groupOf, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { badParameter, forbidden, notFound } from '../http/refusal';
import * as values from '../http/values';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { rowsIn } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Holding, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

export interface Dependency extends Row<Project> {
	name: string;
	version: string;
	package_manager: string;
}

/** A file that is made in the background: how often it is still asked for before it is there. */
interface Export {
	id: number;
	by: User;
	holder: Holding;
	export_type: string;
	send_email: boolean;
	left: number;
	status: 'created' | 'failed' | 'finished';
	created_at: string;
}

const DEVELOPER = { read: LEVEL.developer, write: LEVEL.developer };

const MANAGERS = [
	...['bundler', 'composer', 'conan', 'go', 'gradle', 'maven', 'npm', 'nuget'],
	...['pip', 'pipenv', 'pnpm', 'sbt', 'setuptools', 'yarn'],
];

/** @see https://docs.gitlab.com/api/dependencies/ */
export const dependencies: Table<Dependency, Project> = new Table({
	name: 'dependency',
	places: [inProjects('dependencies', DEVELOPER, { verbs: ['list'] })],
	key: byNumber('dependency_id', 'id'),
	fields: {},
	filters: {
		package_manager: (given, name) => {
			const wanted = values.list(given, name);
			if (wanted?.some((one) => !MANAGERS.includes(one)))
				throw badParameter('package_manager does not have a valid value');
			return wanted && (({ package_manager }) => wanted.includes(package_manager));
		},
	},
	shown: (call, holder) => {
		if (!call.world.premium) throw forbidden();
		return dependencies.of(holder);
	},
	entity: (call, { id, name, version, package_manager, holder }) => ({
		name,
		version,
		package_manager,
		dependency_file_path: package_manager === 'npm' ? 'package-lock.json' : 'Gemfile.lock',
		vulnerabilities: [
			{
				name: `A flaw of ${name}`,
				severity: 'high',
				id,
				url: `${call.world.url}/${holder.path_with_namespace}/-/security/vulnerabilities/${id}`,
			},
		],
		licenses: [{ name: 'MIT License', spdx_identifier: 'MIT', url: 'https://spdx.org/licenses/MIT.html' }],
	}),
	example: { create: {} },
});

/** How often an export is asked for before it is there. */
const ASKED = 1;

/** How exports end here: well, unless a test says otherwise. */
type End = 'finished' | 'failed' | 'never';

const endsIn = (world: World) => rowsIn<End>(world, 'end of dependency exports');

/** Has all exports end in another way. */
export function endExports(world: World, end: End): void {
	endsIn(world).push(end);
}

const exportsIn = (call: Pick<Call, 'world'>) => rowsIn<Export>(call.world, 'dependency export');

function begin(call: Call, holder: Holding, types: string[]): Answer {
	const by = need(call, holder, LEVEL.developer);
	if (!call.world.premium) throw forbidden();
	values.required(call.input, 'export_type');
	const made: Export = {
		id: call.world.next('dependency export'),
		by,
		holder,
		export_type: values.choice(call.input, 'export_type', types) ?? types[0],
		send_email: values.flag(call.input, 'send_email') ?? false,
		left: ASKED,
		status: 'created',
		created_at: call.world.now(),
	};
	exportsIn(call).push(made);
	return new Answer(201, exportEntity(call, made));
}

function exportEntity({ world }: Call, { id, status, export_type, send_email, created_at }: Export) {
	const self = `${world.url}/api/v4/dependency_list_exports/${id}`;
	const expires_at = new Date(Date.parse(created_at) + 7 * 86_400_000).toISOString();
	const has_finished = status !== 'created';
	return {
		id,
		status,
		has_finished,
		export_type,
		send_email,
		expires_at,
		self,
		download: `${self}/download`,
	};
}

/** Only who asked for it may see it. */
function exportOf(call: Call): Export {
	const found = exportsIn(call).find(({ id }) => id === pathNumber(call, 'export_id'));
	if (found?.by !== me(call)) throw notFound();
	return found;
}

function get(call: Call) {
	const made = exportOf(call);
	const end = endsIn(call.world).at(-1) ?? 'finished';
	if (made.status === 'created' && made.left-- <= 0 && end !== 'never') made.status = end;
	return made.status === 'created' ? new Answer(202) : exportEntity(call, made);
}

function download(call: Call) {
	const made = exportOf(call);
	if (made.status !== 'finished') throw notFound();
	const { holder, export_type } = made;
	const projects = holder.kind === 'project' ? [holder] : call.world.projects;
	const names = projects.flatMap((project) => dependencies.of(project)).map(({ name }) => name);
	const isCsv = export_type === 'csv';
	const bytes = Buffer.from(isCsv ? ['Name', ...names].join('\n') : JSON.stringify(names));
	return new Answer(200, bytes, isCsv ? 'text/csv' : 'application/json', {
		'content-disposition': `attachment; filename="${holder.path}_dependencies.${isCsv ? 'csv' : 'json'}"`,
	});
}

/** @see https://docs.gitlab.com/api/dependency_list_export/ */
export const dependencyRoutes: Route[] = [
	...dependencies.routes,
	[
		'POST',
		'projects/:id/dependency_list_exports',
		(call) => begin(call, projectOf(call), ['dependency_list', 'cyclonedx_1_6_json', 'csv']),
	],
	['POST', 'groups/:id/dependency_list_exports', (call) => begin(call, groupOf(call), ['json_array', 'csv'])],
	['GET', 'dependency_list_exports/:export_id', get],
	['GET', 'dependency_list_exports/:export_id/download', download],
];

/** Dependencies of two package managers. */
export const seedDependencies: ResourceSeed = ({ world }, { users, projects }) => {
	const add = (name: string, version: string, package_manager: string) =>
		dependencies.add(world, users.maria, projects.website, { name, version, package_manager });
	add('rails', '8.0.1', 'bundler');
	add('express', '5.1.0', 'npm');
	return {};
};
