import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution } from './execution';
import type { N8n } from './rest';

const LOOK_EVERY_MS = 1_000;

function about({ id, status, error, output }: Execution) {
	if (status !== 'success')
		return `Run ${id} of the workflow ended with ${status}: ${error ?? 'no reason given'}`;
	const [chosen] = output['Choose label and answer'] ?? [];
	if (!chosen) return undefined;
	return `Run ${id} of the workflow: !${chosen.mergeRequest} has the label "${chosen.label}" and the answer "${chosen.answer}"`;
}

/** Tell of each run of the main example that did something. */
export async function watch(n8n: N8n, workflowId: string, say: (line: string) => void): Promise<never> {
	const told = new Set<string>();
	for (;;) {
		const ended = await n8n.executions(workflowId).catch(() => []);
		for (const execution of ended.filter(({ id }) => !told.has(id))) {
			told.add(execution.id);
			const line = about(execution);
			if (line) say(line);
		}
		await sleep(LOOK_EVERY_MS);
	}
}
