import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { path, thingIn } from '../../client';
import { compose, flag, oneOf, options, required, shownFor, text } from '../../fields';
import { project } from '../../fields/places';
import { type Field, read } from '../../operation';
import { branchParam } from '../branch/field';

const source: INodeProperties = {
	displayName: 'Configuration From',
	name: 'configurationFrom',
	type: 'options',
	options: [
		{ name: 'Project', value: 'project' },
		{ name: 'Text', value: 'text', description: 'For a token with the scope api' },
	],
	default: 'project',
};

const content = required(
	text('content', {
		displayName: 'Configuration',
		lines: 8,
		placeholder: 'e.g. test: { script: make test }',
	}),
);

/** What is to be checked: a text, or what the project has. */
const configuration: Field<'content', string | undefined> = compose(
	'content',
	[source, shownFor('configurationFrom', ['text'], content)],
	async (item) =>
		oneOf(item.value('configurationFrom'), ['project', 'text'], 'Configuration From', item) === 'text'
			? await content.read(item)
			: undefined,
);

/** @see https://docs.gitlab.com/api/lint/ */
export const lint = read({
	name: 'Lint CI Configuration',
	action: 'Lint a CI configuration',
	description: 'Check whether a configuration is valid',
	role: 'Developer',
	fields: [
		project,
		configuration,
		options(
			branchParam('ref', { displayName: 'Branch or Tag', description: 'The default branch unless chosen' }),
			flag('dry_run', 'Whether to simulate a pipeline instead of a static check', {
				displayName: 'Simulate',
				default: true,
			}),
			flag('include_jobs', 'Whether to list jobs', { default: true }),
		),
	],
	run: async ({ gitlab, project, content, options: { ref, ...options } }): Promise<IDataObject> => {
		const at = path`/projects/${project}/ci/lint`;
		if (content === undefined)
			return await gitlab.get(at, { ...options, content_ref: ref, dry_run_ref: options.dry_run && ref });
		const body = { content, ref, ...options };
		return thingIn(await gitlab.request({ method: 'POST', path: at, body, effect: 'read' }), {
			method: 'POST',
		});
	},
});
