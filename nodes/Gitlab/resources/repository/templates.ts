import { path } from '../../client';
import {
	type List,
	type Param,
	choice,
	chosen,
	entry,
	inProject,
	limit,
	number,
	oneOf,
	options,
	required,
	text,
	textOf,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read } from '../../operation';
import { pick } from '../../simplify';

const TYPES = {
	issues: 'Issue',
	dockerfiles: 'Dockerfile',
	gitignores: 'Gitignore',
	gitlab_ci_ymls: 'GitLab CI/CD',
	licenses: 'License',
	merge_requests: 'Merge Request',
} as const;

type Type = keyof typeof TYPES;

const typeParam: Param<'templateType', Type> = {
	...choice('templateType', TYPES),
	convert: (given, item) => oneOf(given, Object.keys(TYPES) as Type[], 'Template Type', item),
};

const type = required(typeParam);

const templates: List = {
	name: 'searchTemplates',
	from: async (place, item, typed) => {
		const chosen = await type.read(item);
		return await inProject(path`/templates/${chosen}`)(place, item, typed);
	},
	key: 'key',
	searchBy: 'names',
	entry: entry('key', ({ name }) => textOf(name)),
};

const template = chosen({
	name: 'template',
	list: templates,
	id: { displayName: 'Key', example: 'Bug' },
	knownBy: ({ key, name }) => key ?? name,
	resolve: (identifier) => identifier,
});

/** What most workflows use of a template: licenses come with all that they allow. */
const simpleTemplate = pick(['name', 'content']);

/**
 * Texts to begin with: the project's own for issues and merge requests, and those that GitLab brings.
 *
 * @see https://docs.gitlab.com/api/project_templates/
 */
export const templateOperations: Operation[] = [
	read({
		name: 'Get Template',
		action: 'Get a template of a project',
		description: 'Retrieve the text of a template',
		fields: [
			project,
			type,
			template,
			options(
				text('fullname', { displayName: 'Copyright Holder', description: 'For licenses' }),
				text('projectName', { sendAs: 'project', description: 'For licenses' }),
				number('source_template_project_id', {
					displayName: 'Source Project ID',
					min: 1,
					description: 'If several have such a template',
				}),
			),
		],
		simplify: simpleTemplate,
		run: async ({ gitlab, project, templateType, template, options }) =>
			await gitlab.get(path`/projects/${project}/templates/${templateType}/${template}`, options),
	}),
	read({
		name: 'Get Templates',
		action: 'Get the templates of a project',
		description: 'List the templates for issues, merge requests, licenses, pipelines or files',
		fields: [project, type, limit],
		run: async ({ gitlab, project, templateType, limit }) =>
			await gitlab.list(path`/projects/${project}/templates/${templateType}`, {}, limit, { key: 'key' }),
	}),
];
