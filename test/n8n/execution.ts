import { parse } from 'flatted';

export interface Execution {
	id: string;
	/** How it came about: 'manual' in the editor, 'webhook' when published. */
	mode: string;
	status: string;
	/** Why it failed. */
	error?: string;
	/** What each node that ran put out at its first output, by the node's name. */
	output: Record<string, Array<Record<string, unknown>>>;
	/** All that n8n keeps of it, as text. */
	stored: string;
	/** Why items failed where the workflow goes on all the same, by the node's name: message, then advice. */
	failures: Record<string, string[]>;
	/** What n8n shows beside the output of each node that says something, by the node's name. */
	hints: Record<string, string[]>;
}

/** An execution as n8n sends it: its data in a string that keeps repeated objects apart from copies. */
export interface StoredExecution {
	id: string;
	mode: string;
	status: string;
	data: string;
}

interface Told {
	message: string;
	description?: string | null;
}

interface NodeRun {
	data?: { main?: Array<Array<{ json: Record<string, unknown>; error?: Told }> | null> };
	hints?: Told[];
}

interface RunResult {
	resultData: { error?: Told; runData: Record<string, NodeRun[]> };
}

const words = ({ message, description }: Told) => [message, description].filter(Boolean).join(': ');

/** Makes an execution of what n8n sends. */
export function readExecution({ id, mode, status, data }: StoredExecution): Execution {
	const { error, runData } = (parse(data) as RunResult).resultData;
	const ofEach = <T>(read: (run: NodeRun) => T[]) =>
		Object.fromEntries(Object.entries(runData).map(([node, runs]) => [node, runs.flatMap(read)]));
	// What serves an agent has other outputs.
	const itemsOf = ({ data }: NodeRun) => data?.main?.[0] ?? [];
	return {
		id,
		mode,
		status,
		error: error && words(error),
		output: ofEach((run) => itemsOf(run).map(({ json }) => json)),
		failures: ofEach((run) =>
			itemsOf(run).flatMap(({ error: failure }) => (failure ? [words(failure)] : [])),
		),
		hints: ofEach((run) => (run.hints ?? []).map(({ message }) => message)),
		stored: data,
	};
}
