import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { createNodeAsTool } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';
import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';

const gitlab = new Gitlab();
const all = resources.flatMap((resource) =>
	resource.operations.map(
		(operation) => [`${resource.name}: ${operation.name}`, resource, operation] as const,
	),
);

/** What a click on ✨ writes into a field: its name is all that the model is told of it. */
function fromModel({ displayName, type }: INodeProperties): string {
	const key = displayName.replace(/[^\w-]/g, '_').slice(0, 63);
	const kind = ['boolean', 'number', 'json'].includes(type) ? type : 'string';
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${kind}') }}`;
}

/** The tool of an operation as a model sees it, with each field filled by the model that must be filled. */
function toolOf(resource: Resource, operation: Operation) {
	const given: IDataObject = { resource: valueOf(resource.name), operation: valueOf(operation.name) };
	const own = propertiesOfOperation(operation);
	for (const { name, default: preset } of own) given[name] = preset as IDataObject[string];
	const required = own.filter(
		(property) =>
			property.required &&
			!property.noDataExpression &&
			property.type !== 'fixedCollection' &&
			NodeHelpers.displayParameter(given as never, property, { typeVersion: 1 }, gitlab.description),
	);
	for (const property of required) {
		const value = fromModel(property);
		given[property.name] = property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value;
	}
	const node = {
		id: '1',
		name: 'GitLab DevOps',
		type: 'x.gitlabTool',
		typeVersion: 1,
		parameters: given,
	} as unknown;
	const made = createNodeAsTool({
		node: node as INode,
		nodeType: gitlab,
		handleToolInvocation: async () => '',
	} as never);
	return {
		required,
		tool: convertToOpenAITool(made.response as never) as {
			function: { description: string; parameters: IDataObject };
		},
	};
}

test.each(all)(
	'%s is told to a model in less than 1 kB, with every field that it needs',
	(_name, resource, operation) => {
		const { required, tool } = toolOf(resource, operation);
		expect(Buffer.byteLength(JSON.stringify(tool))).toBeLessThan(1_000);
		expect(tool.function.description).toBe(`${operation.action} in GitLab DevOps`);
		const properties = tool.function.parameters.properties as IDataObject;
		expect(Object.keys(properties)).toHaveLength(required.length);
		for (const name of Object.keys(properties)) expect(name).toMatch(/^[A-Za-z][\w-]{1,62}$/);
	},
);

test('no two operations are told to a model in the same words', () => {
	const actions = all.map(([, , { action }]) => action);
	expect(actions.filter((action, at) => actions.indexOf(action) !== at)).toEqual([]);
});

/** What operations begin with that change nothing: in the panel it tells them from those that do. */
const READING = /^(?:Get|List|Search|Download|Wait|Compare|Compute|Lint) /;

test('an action says whether it only reads, and what cannot be undone', () => {
	const wrong = all.filter(([, , { action = '', effect }]) => (effect === 'read') !== READING.test(action));
	expect(wrong.map(([name]) => name)).toEqual([]);
	const deleting = all.filter(([, , { action = '' }]) => /^(?:Delete|Erase) /.test(action));
	expect(deleting.length).toBeGreaterThan(40);
	for (const [, , { action }] of deleting)
		expect(action).toMatch(/ \((?:cannot be undone|history keeps it)\)$/);
	for (const [, , { action = '' }] of all) expect(action.length).toBeLessThanOrEqual(80);
});

test.each(all)(
	'%s has no two fields of one name, which ✨ would give one value',
	(_name, _resource, operation) => {
		const properties = propertiesOfOperation(operation);
		const isShown = ({ displayOptions, noDataExpression }: INodeProperties) => {
			const shownFor = displayOptions?.show?.['/operation'];
			return !noDataExpression && (!shownFor || shownFor.includes(valueOf(operation.name)));
		};
		const labels = properties
			.filter(isShown)
			.flatMap(({ displayName, name, type, options }) =>
				type === 'collection'
					? (options as INodeProperties[])
							.filter(isShown)
							.map((member) => [member.displayName, `${name}.${member.name}`])
					: [[displayName, name]],
			);
		const names = new Map<string, Set<string>>();
		for (const [label, name] of labels) names.set(label, (names.get(label) ?? new Set()).add(name));
		expect([...names].filter(([, each]) => each.size > 1).map(([label, each]) => [label, ...each])).toEqual(
			[],
		);
	},
);
