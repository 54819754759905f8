import { ALL_THAT_ROWS_SAY, path } from '../../client';
import { choices, filters, limit, named } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';

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
export const getMany = read({
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
