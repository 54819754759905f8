import { path } from '../../client';
import { type List, compose, entry, inProject, locator, projectPage, required, textOf } from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';
import { atInProject } from '../shared/subject';

/** GitLab refuses to search for fewer than three letters. */
const environments: List = {
	name: 'searchEnvironments',
	from: inProject(path`/environments`),
	searchBy: 'names',
	entry: entry('id', (environment) => textOf(environment.name)),
};

const environment: Field<'environment', number> = required(
	locatorIn<'environment', number>(
		{ to: 'project' },
		{
			name: 'environment',
			displayName: 'Environment',
			list: environments,
			url: {
				pattern: projectPage(String.raw`environments\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/environments/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** Project and environment as one argument: the environment's path. */
export const at = atInProject('environments', environment);

/** The same by their names, as protection knows them. */
const environmentNames: List = {
	name: 'searchEnvironmentNames',
	from: inProject(path`/environments`),
	searchBy: 'names',
	entry: entry('name', (environment) => textOf(environment.name)),
};

/** The name of an environment to protect. */
export const environmentName: Field<'name', string> = required(
	locator<'name', string>({
		name: 'name',
		displayName: 'Environment',
		list: environmentNames,
		id: { displayName: 'Name', example: 'production' },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	}),
);

const protectedEnvironments: List = {
	name: 'searchProtectedEnvironments',
	from: inProject(path`/protected_environments`),
	searchBy: 'names',
	key: 'name',
	entry: entry('name', (environment) => textOf(environment.name)),
};

const protectedEnvironment: Field<'protectedEnvironment', string> = required(
	locator<'protectedEnvironment', string>({
		name: 'protectedEnvironment',
		displayName: 'Protected Environment',
		list: protectedEnvironments,
		id: { displayName: 'Name', example: 'production' },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	}),
);

/** Project and protected environment as one argument: the protection's path. */
export const atProtected = compose(
	'at',
	[project, protectedEnvironment],
	async (item) =>
		path`/projects/${await project.read(item)}/protected_environments/${await protectedEnvironment.read(item)}`,
);

const freezePeriods: List = {
	name: 'searchFreezePeriods',
	from: inProject(path`/freeze_periods`),
	searchBy: 'names',
	entry: entry('id', (period) => `${textOf(period.freeze_start)} – ${textOf(period.freeze_end)}`),
};

const freezePeriod: Field<'freezePeriod', number> = required(
	locator<'freezePeriod', number>({
		name: 'freezePeriod',
		displayName: 'Freeze Period',
		list: freezePeriods,
		id: { displayName: 'ID', example: '3', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** Project and freeze period as one argument: the period's path. */
export const atPeriod = atInProject('freeze_periods', freezePeriod);
