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
	/** The group's ID or its full path, where an example works on a group. */
	group?: string | number;
	/** Parameters of single nodes, by the node's name: what its sticky note asks for beside credential and project. */
	more?: Record<string, WorkflowNode['parameters']>;
	/** n8n's own key to itself, where an example works on n8n. */
	n8nKey?: Credential;
	/** The key to a model of OpenAI's kind, where an example asks one. */
	modelKey?: Credential;
}

/** The file names of the example workflows. */
export function exampleNames() {
	return readdirSync(folder).filter((file) => file.endsWith('.json'));
}

/** An example as it is in its file. */
export function readExample(file: string): Workflow {
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
}

// The examples ask for the project, or the group, by a list to choose from that is still empty.
function withPlaces(parameters: WorkflowNode['parameters'], places: Record<string, string | number>) {
	const chosen = Object.entries(places).filter(([name]) => {
		const locator = parameters[name] as { value: unknown } | undefined;
		return locator?.value === '';
	});
	const locators = chosen.map(([name, value]) => [name, { __rl: true, mode: 'id', value: String(value) }]);
	return { ...parameters, ...Object.fromEntries(locators) };
}

const keyed = ({ id, name, type }: Credential) => ({ [type]: { id, name } });

/** An example filled in as its sticky note says: the credential chosen, the project chosen. */
export function fillIn(
	file: string,
	{ credential, project, group = '', more = {}, n8nKey, modelKey }: FilledIn,
): Workflow {
	const { name, nodes, connections, settings } = readExample(file);
	const filled = nodes.map((node) => {
		const parameters = { ...withPlaces(node.parameters, { project, group }), ...more[node.name] };
		const webhook = node.webhookId ? { webhookId: randomUUID() } : {};
		if (node.type.startsWith(ours))
			return { ...node, ...webhook, parameters, credentials: keyed(credential) };
		if (node.type === 'n8n-nodes-base.n8n' && n8nKey)
			return { ...node, parameters, credentials: keyed(n8nKey) };
		if (node.type.endsWith('.lmChatOpenAi') && modelKey)
			return { ...node, parameters, credentials: keyed(modelKey) };
		return { ...node, ...webhook, parameters };
	});
	return { name, nodes: filled, connections, settings };
}
