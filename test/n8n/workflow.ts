export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
	onError?: 'continueRegularOutput';
	/** Whether it runs for the first item only. */
	executeOnce?: boolean;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
	/** What nodes put out instead of running, by name, when the workflow is run by hand. */
	pinData?: Record<string, Array<{ json: Record<string, unknown> }>>;
}

export interface SavedWorkflow extends Workflow {
	id: string;
	versionId: string;
	activeVersionId: string | null;
	/** What its nodes remember, by node, each with a text before its name. */
	staticData: Record<string, Record<string, unknown>> | null;
}
