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
}

/** An execution as n8n sends it: its data in a string that keeps repeated objects apart from copies. */
export interface StoredExecution {
	id: string;
	mode: string;
	status: string;
	data: string;
}

interface RunResult {
	resultData: {
		error?: { message: string; description?: string };
		runData: Record<
			string,
			Array<{ data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> } }>
		>;
	};
}

/** Makes an execution of what n8n sends. */
export function readExecution({ id, mode, status, data }: StoredExecution): Execution {
	const { error, runData } = (parse(data) as RunResult).resultData;
	const output = Object.entries(runData).map(([node, runs]) => {
		const items = runs.flatMap((run) => run.data?.main[0] ?? []);
		return [node, items.map(({ json }) => json)];
	});
	const reason = error && [error.message, error.description].filter(Boolean).join(': ');
	return { id, mode, status, error: reason, output: Object.fromEntries(output), stored: data };
}
