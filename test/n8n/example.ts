import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Credential, Workflow, WorkflowNode } from './rest';

const folder = path.resolve(__dirname, '../../examples');
const ours = 'n8n-nodes-gitlab-devops.';

/** What a person fills in after importing an example. */
export interface FilledIn {
	credential: Credential;
	/** The project's ID or its full path. */
	project: string | number;
}

/** The file names of the example workflows. */
export function exampleNames() {
	return readdirSync(folder).filter((file) => file.endsWith('.json'));
}

/** An example as it is in its file. */
export function readExample(file: string): Workflow {
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
}

// The examples ask for the project in one place each, as a list to choose from that is still empty.
function withProject(parameters: WorkflowNode['parameters'], project: string | number) {
	const locator = parameters.project as { mode: string; value: unknown } | undefined;
	if (!locator || locator.value !== '') return parameters;
	return { ...parameters, project: { __rl: true, mode: 'id', value: String(project) } };
}

/** An example filled in as its sticky note says: the credential chosen, the project chosen. */
export function fillIn(file: string, { credential, project }: FilledIn): Workflow {
	const { name, nodes, connections, settings } = readExample(file);
	const { id, type } = credential;
	const filled = nodes.map((node) => {
		if (!node.type.startsWith(ours)) return node;
		const credentials = { [type]: { id, name: credential.name } };
		const webhook = node.type.endsWith('Trigger') ? { webhookId: randomUUID() } : {};
		return { ...node, ...webhook, parameters: withProject(node.parameters, project), credentials };
	});
	return { name, nodes: filled, connections, settings };
}
