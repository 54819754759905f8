import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, ALL_THAT_ROWS_SAY, GitlabError, isRecord, path, poll } from '../../client';
import {
	choice,
	choices,
	compose,
	filters,
	flag,
	limit,
	named,
	oneOf,
	options,
	outputDataField,
	required,
	shownFor,
} from '../../fields';
import { project, projectOrGroup } from '../../fields/places';
import { type Field, type Resource, read, write } from '../../operation';
import { download } from '../shared/download';
import { longestWaitIn, waiting } from '../shared/waiting';

const LABEL = 'Format';

/** GitLab's formats: projects and groups have different ones. */
const FORMATS = {
	project: { cyclonedx_1_6_json: 'SBOM (CycloneDX)', dependency_list: 'JSON', csv: 'CSV' },
	group: { json_array: 'JSON', csv: 'CSV' },
} as const;

const formatOf = (kind: keyof typeof FORMATS) =>
	shownFor<Field>(
		'belongsTo',
		[kind],
		required(choice('export_type', FORMATS[kind], { displayName: LABEL })),
	);

const exportType: Field<'export_type', string> = compose(
	'export_type',
	[formatOf('project'), formatOf('group')],
	(item) => {
		const kind = item.value('belongsTo') === 'group' ? 'group' : 'project';
		const [first, ...others] = Object.keys(FORMATS[kind]);
		return oneOf(item.value('export_type') ?? first, [first, ...others], LABEL, item);
	},
);

const [longestWait] = waiting;

/** @see https://docs.gitlab.com/api/dependency_list_export/ */
const exportList = write({
	name: 'Export',
	action: 'Export the dependencies of a project or group',
	description: 'Get all dependencies as one file: a list, or an SBOM',
	tier: 'Ultimate',
	role: 'Developer',
	fields: [
		projectOrGroup,
		exportType,
		outputDataField,
		options(longestWait, flag('send_email', 'Whether GitLab also sends an email when the file is there')),
	],
	run: async ({ gitlab, context, place, export_type, outputDataField: field, options }) => {
		const { send_email } = options;
		const begun = await gitlab.post(path`${place}/dependency_list_exports`, {
			export_type,
			...(send_email !== undefined && { send_email }),
		});
		const at = path`/dependency_list_exports/${Number(begun.id)}`;
		await finished(gitlab, at, options);
		return await download({ gitlab, context }, path`${at}/download`, {
			field,
			row: { id: begun.id, export_type },
		});
	},
});

/** Waits until the file is there; until then GitLab answers 202, mostly without a word. */
async function finished(gitlab: Gitlab, at: Path, options: IDataObject): Promise<void> {
	const seconds = longestWaitIn(options);
	const last = await poll(gitlab, {
		ask: async () => await gitlab.request({ method: 'GET', path: at }),
		isFinal: ({ status, body }) => status !== 202 || statusIn(body) === 'failed',
		seconds,
	});
	if (!last)
		throw new GitlabError('timeout', `The export is not finished after ${seconds} seconds`, {
			advice: "GitLab goes on with it. Raise 'Longest Wait for the End', or try again later.",
		});
	if (statusIn(last.body) === 'failed')
		throw new GitlabError('conflict', 'GitLab could not make the export', {
			advice: 'Try again later. It may be that the project has no report of dependencies yet.',
		});
}

function statusIn(body: unknown): unknown {
	return isRecord(body) ? body.status : undefined;
}

const MANAGERS = {
	...named('bundler', 'composer', 'conan', 'go', 'gradle', 'maven'),
	npm: 'npm',
	nuget: 'NuGet',
	pip: 'Pip',
	pipenv: 'Pipenv',
	pnpm: 'PNPM',
	sbt: 'SBT',
	setuptools: 'Setuptools',
	yarn: 'Yarn',
};

/** @see https://docs.gitlab.com/api/dependencies/#list-project-dependencies */
const getMany = read({
	name: 'Get Many',
	description: 'List dependencies with licenses and vulnerabilities',
	tier: 'Ultimate',
	role: 'Developer',
	fields: [
		project,
		limit,
		filters(choices('package_manager', MANAGERS, { displayName: 'Package Managers' })),
	],
	run: async ({ gitlab, project, limit, filters }) =>
		// GitLab gives no IDs of them.
		await gitlab.list(path`/projects/${project}/dependencies`, filters, limit, { key: ALL_THAT_ROWS_SAY }),
});

export const dependency: Resource = {
	name: 'Dependency',
	description: 'What a project is built from',
	operations: [exportList, getMany],
};
