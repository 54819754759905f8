import type { Credential, Workflow, WorkflowNode } from './rest';

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

/** The action node. An item that fails comes out with its error, as it does where a workflow is to go on. */
export function actionNode(
	name: string,
	{ id, name: title, type }: Credential,
	parameters: WorkflowNode['parameters'],
): WorkflowNode {
	return {
		id: name,
		name,
		type: 'n8n-nodes-gitlab-devops.gitlab',
		typeVersion: 1,
		position: [240, 0],
		parameters,
		credentials: { [type]: { id, name: title } },
		onError: 'continueRegularOutput',
	};
}

/** A workflow of several chains of nodes, which run one after the other from one node, a click if no other. */
export function chained(name: string, chains: WorkflowNode[][], first = start): Workflow {
	const placed = chains.map((chain, row) =>
		chain.map((node, at) => ({ ...node, position: [240 * (at + 1), 160 * row] as [number, number] })),
	);
	const onward = placed.flatMap((chain) =>
		chain.slice(1).map((node, at) => [chain[at].name, { main: [to(node.name)] }] as const),
	);
	const begin = { main: [placed.flatMap(([node]) => to(node.name))] };
	return {
		name,
		settings,
		nodes: [first, ...placed.flat()],
		connections: { [first.name]: begin, ...Object.fromEntries(onward) },
	};
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
