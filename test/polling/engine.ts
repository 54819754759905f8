import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { GitlabPollingTrigger } from '../../nodes/Gitlab/GitlabPollingTrigger.node';
import type { Credentials } from '../engine';
import { additionalData, nodeOf, nodeTypes, registerNode } from '../engine';

const TYPE = 'n8n-nodes-gitlab-devops.gitlabPollingTrigger';
const NAME = 'GitLab DevOps Polling Trigger';
registerNode(TYPE, new GitlabPollingTrigger());

/** The part of n8n that polls: a workflow with its static data, in memory and as n8n's database has it. */
export class PollingWorkflow {
	/** As n8n's database has it: saved when an execution starts, and when the workflow is switched on. */
	saved: IDataObject = {};
	/** What the trigger put out, an item each. */
	readonly items: IDataObject[] = [];
	/** How many items each execution had, at each output. */
	readonly executions: number[][] = [];
	private loaded?: Workflow;

	constructor(
		public parameters: IDataObject,
		public credentials: Credentials,
	) {}

	/** What the node remembers in the running n8n. */
	get memory(): IDataObject {
		return this.workflow.getStaticData('node', this.node) as IDataObject;
	}

	/** Switches the workflow on: n8n polls at once, and saves. */
	async activate(): Promise<void> {
		this.restart();
		await this.poll();
		this.save();
	}

	/** n8n ends without warning, and starts again: only what was saved is left. */
	restart(): void {
		this.loaded = undefined;
	}

	/** One poll; a failure changes nothing, as in n8n. */
	async poll(): Promise<IDataObject[]> {
		const found = await this.run('trigger');
		if (!found) return [];
		this.save();
		this.executions.push(found.map((items) => items.length));
		const items = found.flat().map(({ json }) => json);
		this.items.push(...items);
		return items;
	}

	/** What the editor shows of a step that is run by hand. */
	async sample(): Promise<IDataObject[]> {
		return ((await this.run('manual')) ?? []).flat().map(({ json }) => json);
	}

	private get workflow(): Workflow {
		this.loaded ??= new Workflow({
			id: 'workflow',
			nodes: [nodeOf(NAME, TYPE, this.parameters, this.credentials, { id: 'node' })],
			connections: {},
			active: true,
			nodeTypes,
			staticData: JSON.parse(JSON.stringify(this.saved)) as IDataObject,
		});
		return this.loaded;
	}

	private get node() {
		return this.workflow.nodes[NAME];
	}

	private save(): void {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	private async run(mode: 'trigger' | 'manual'): Promise<INodeExecutionData[][] | null> {
		const data = additionalData(this.credentials, mode);
		const context = new PollContext(this.workflow, this.node, data, mode, 'update');
		const { poll } = nodeTypes.getByNameAndVersion(TYPE) as unknown as GitlabPollingTrigger;
		return await poll.call(context);
	}
}
