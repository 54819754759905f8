import type { IHookFunctions } from 'n8n-workflow';

/** A line for n8n's log, which does not tell by itself whose it is. */
export function lineOf(context: Pick<IHookFunctions, 'getNode' | 'getWorkflow'>, message: string): string {
	return `${context.getNode().name}, workflow ${String(context.getWorkflow().id)}: ${message}`;
}
