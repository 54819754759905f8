import { projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound } from '../http/refusal';
import { text } from '../http/values';
import { textOf } from '../world/trees';
import { commitAt } from './tag';

interface Template {
	key: string;
	name: string;
	content: string;
	license?: object;
}

/** Those that come with GitLab; the project's own are files of its repository. */
const OF_GITLAB: Record<string, Template[]> = {
	dockerfiles: [{ key: 'Node', name: 'Node', content: 'FROM node:24\n' }],
	gitignores: [
		{ key: 'Node', name: 'Node', content: 'node_modules/\n' },
		{ key: 'Ruby', name: 'Ruby', content: '*.gem\n' },
	],
	gitlab_ci_ymls: [{ key: 'Bash', name: 'Bash', content: 'build:\n  script: echo\n' }],
	licenses: [
		{
			key: 'mit',
			name: 'MIT License',
			content: 'MIT License\n\nCopyright (c) [year] [fullname]\n',
			license: {
				nickname: null,
				html_url: 'http://choosealicense.com/licenses/mit/',
				source_url: 'https://opensource.org/licenses/MIT',
				popular: true,
				description: 'A short and simple permissive license.',
				conditions: ['include-copyright'],
				permissions: ['commercial-use'],
				limitations: ['liability'],
			},
		},
	],
};

const FOLDERS: Record<string, string> = {
	issues: '.gitlab/issue_templates/',
	merge_requests: '.gitlab/merge_request_templates/',
};

function templatesOf(call: Call): Template[] {
	const project = projectOf(call);
	const type = call.params.type ?? '';
	const folder = FOLDERS[type];
	const known = OF_GITLAB[type];
	if (known) return known;
	if (folder === undefined) throw badParameter('type does not have a valid value');
	const files = [...(commitAt(project, 'HEAD')?.tree ?? [])];
	return files
		.filter(([path]) => path.startsWith(folder) && path.endsWith('.md'))
		.map(([path, file]) => {
			const name = path.slice(folder.length, -'.md'.length);
			return { key: name, name, content: textOf(file) };
		});
}

function get(call: Call) {
	const found = templatesOf(call).find(({ key }) => key === call.params.name);
	if (!found) throw notFound('Template');
	const { name, key, content, license } = found;
	if (!license) return { name, content };
	const project = text(call.input, 'project');
	const fullname = text(call.input, 'fullname') ?? call.user?.name ?? '';
	const filled = content
		.replace('[fullname]', fullname)
		.replace('[year]', String(new Date(call.world.now()).getUTCFullYear()));
	return { key, name, ...license, content: project ? filled.replace('[project]', project) : filled };
}

/** @see https://docs.gitlab.com/api/project_templates/ */
export const templateRoutes: Route[] = [
	[
		'GET',
		'projects/:id/templates/:type',
		(call) => page(call, templatesOf(call), ({ key, name }) => ({ key, name })),
	],
	['GET', 'projects/:id/templates/:type/:name', get],
];
