import { path } from '../../client';
import { choice, filters, flag, limit, named, sorting, text } from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { simplePackage } from './simple';

const FORMATS = {
	...named('cargo', 'composer', 'conan', 'debian', 'generic'),
	golang: 'Go',
	helm: 'Helm',
	maven: 'Maven',
	ml_model: 'Machine Learning Model',
	npm: 'npm',
	nuget: 'NuGet',
	pypi: 'PyPI',
	rpm: 'RPM',
	rubygems: 'RubyGems',
	terraform_module: 'Terraform Module',
};

/** @see https://docs.gitlab.com/api/packages/ */
export const getMany = read({
	name: 'Get Many',
	description: 'List the packages of a project or group',
	fields: [
		projectOrGroup,
		limit,
		filters(
			onlyIn('group', flag('exclude_subgroups', 'Whether to leave these out')),
			flag('include_versionless', 'Whether to include these'),
			text('package_name', { displayName: 'Name', description: 'Or a part of it' }),
			choice('package_type', FORMATS, { displayName: 'Format', default: 'generic' }),
			text('package_version', { displayName: 'Version' }),
			choice(
				'status',
				named('default', 'deprecated', 'error', 'hidden', 'pending_destruction', 'processing'),
			),
		),
		sorting({ created_at: 'Created At', name: 'Name', version: 'Version', type: 'Format' }),
	],
	simplify: simplePackage,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/packages`, { ...filters, ...options }, limit),
});
