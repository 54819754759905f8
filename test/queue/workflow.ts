import type { Workflow, WorkflowNode } from '../n8n/rest';
import type { Scene } from '../n8n/scene';

const MARK = '{{ JSON.stringify($json).match(/(delivery|forged) [0-9]{6}/)?.[0] ?? "other" }}';

/** This package's trigger, as the example has it, on the scene's project if no other place is named. */
export function triggerIn({ filledIn }: Scene, place: WorkflowNode['parameters'] = {}): WorkflowNode {
	const { nodes } = filledIn('label-and-answer-merge-requests.json');
	const [trigger] = nodes.filter(({ type }) => type.endsWith('.gitlabTrigger'));
	return { ...trigger, parameters: { ...trigger.parameters, output: 'full', ...place } };
}

/** A trigger, and after it one request that tells which delivery it is for. */
export function underLoad(name: string, trigger: WorkflowNode, jobUrl: string): Workflow {
	const job: WorkflowNode = {
		id: 'job',
		name: 'Job',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [400, 0],
		parameters: { method: 'POST', url: `=${jobUrl}/${MARK}`, options: {} },
	};
	return {
		name,
		nodes: [trigger, job],
		connections: { [trigger.name]: { main: [[{ node: job.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
