import { path } from '../../client';
import { type List, byId, byName, chosen, entry, inProject, projectPage, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';
import { pick } from '../../simplify';

/** GitLab refuses to search for fewer than three letters. */
const environments: List = {
	name: 'searchEnvironments',
	from: inProject(path`/environments`),
	searchBy: 'names',
	entry: entry('id', (environment) => textOf(environment.name)),
};

const environment = chosenIn('project', {
	name: 'environment',
	list: environments,
	url: {
		pattern: projectPage(String.raw`environments\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/environments/12',
	},
	...byId(),
});

/** Project and environment as one argument: the environment's path. */
export const at = atInProject(path`/environments`, environment);

/** The same by their names, as protection knows them. */
const environmentNames: List = {
	name: 'searchEnvironmentNames',
	from: inProject(path`/environments`),
	searchBy: 'names',
	entry: entry('name', (environment) => textOf(environment.name)),
};

/** The name of an environment to protect. */
export const environmentName = chosen({
	name: 'name',
	displayName: 'Environment',
	list: environmentNames,
	...byName('production'),
});

const protectedEnvironments: List = {
	name: 'searchProtectedEnvironments',
	from: inProject(path`/protected_environments`),
	searchBy: 'names',
	key: 'name',
	entry: entry('name', (environment) => textOf(environment.name)),
};

const protectedEnvironment = chosen({
	name: 'protectedEnvironment',
	list: protectedEnvironments,
	...byName('production'),
});

/** Project and protected environment as one argument: the protection's path. */
export const atProtected = atInProject(path`/protected_environments`, protectedEnvironment);

const freezePeriods: List = {
	name: 'searchFreezePeriods',
	from: inProject(path`/freeze_periods`),
	searchBy: 'names',
	entry: entry('id', (period) => `${textOf(period.freeze_start)} – ${textOf(period.freeze_end)}`),
};

const freezePeriod = chosen({ name: 'freezePeriod', list: freezePeriods, ...byId('3') });

/** Project and freeze period as one argument: the period's path. */
export const atPeriod = atInProject(path`/freeze_periods`, freezePeriod);

/** What most workflows use of an environment. */
export const simpleEnvironment = pick(
	['id', 'name', 'slug', 'state', 'tier'],
	['description', 'external_url', 'auto_stop_at', 'created_at', 'updated_at'],
);
