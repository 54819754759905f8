import type { Workflow, WorkflowNode } from './rest';

const settings = { executionOrder: 'v1' };

const start: WorkflowNode = {
	id: 'start',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const to = (node: string) => [{ node, type: 'main', index: 0 }];

/** A workflow of one node, which a click starts. */
export function startedByHand(name: string, node: WorkflowNode): Workflow {
	const connections = { Start: { main: [to(node.name)] } };
	return { name, settings, nodes: [start, node], connections };
}

/**
 * The trigger of an example, with some other parameters, and a node that does nothing at each of the outputs
 * that are given names: nothing that the workflow does in GitLab leads to further deliveries.
 */
export function triggerAlone(
	{ name, nodes }: Workflow,
	parameters: WorkflowNode['parameters'] = {},
	outputs: string[] = [],
): Workflow {
	const [trigger] = nodes.filter(({ type }) => type.endsWith('.gitlabTrigger'));
	const ends = outputs.map((output, at) => ({
		id: output,
		name: output,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [240, at * 160] as [number, number],
		parameters: {},
	}));
	return {
		name,
		settings,
		nodes: [{ ...trigger, parameters: { ...trigger.parameters, ...parameters } }, ...ends],
		connections: { [trigger.name]: { main: outputs.map(to) } },
	};
}
