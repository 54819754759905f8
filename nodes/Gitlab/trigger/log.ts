import type { IHookFunctions } from 'n8n-workflow';
import { printable } from '../printable';

/** Most characters of a line: it says where, what and why. */
const LONGEST = 1_000;

/** A line for n8n's log, which does not tell by itself whose it is. */
export function lineOf(context: Pick<IHookFunctions, 'getNode' | 'getWorkflow'>, message: string): string {
	const whose = `${context.getNode().name}, workflow ${String(context.getWorkflow().id)}`;
	return printable(context, `${whose}: ${message}`, LONGEST);
}
