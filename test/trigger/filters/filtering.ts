import type { IDataObject } from 'n8n-workflow';
import { HOOK_EVENTS } from '../../../nodes/Gitlab/trigger/events/hookEvents';
import type { Stage } from '../stage';
import { setStage } from '../stage';

const flags = HOOK_EVENTS.filter(
	(event) => !('of' in event && !(event.of as readonly string[]).includes('project')),
);

/** A workflow that listens to all that happens in a project, with filters that each test sets. */
export class Filtering {
	stage!: Stage;

	constructor() {
		beforeAll(async () => {
			this.stage = await setStage({ events: flags.map(({ flag }) => flag) });
			const { parameters } = this.stage.workflow;
			parameters.output = 'simplified';
			// What it looks for in the background would be requests too.
			parameters.options = { catchUp: false };
			parameters.filters = { notBy: 'me' };
			await this.stage.workflow.activate();
		});
		afterAll(async () => await this.stage?.clear());
	}

	/** Delivers a body; says whether it started an execution. */
	async starts(filters: IDataObject, header: string, body: IDataObject): Promise<boolean> {
		const { workflow, gitlab, hook } = this.stage;
		workflow.parameters.filters = filters;
		const before = workflow.executions.length;
		// Temporary hooks are looked for on the side, whatever the filters say.
		const asked = () => gitlab.requests.filter(({ path }) => !path.endsWith('/hooks')).length;
		const requests = asked();
		expect(await gitlab.deliver(hook(), header, { project: { id: 1 }, ...body })).toBe(200);
		expect(asked()).toBe(requests);
		return workflow.executions.length > before;
	}
}

/** A row of a table of events that a filter lets through or holds back. */
export type Case = [what: string, filters: IDataObject, header: string, body: IDataObject];

export const MR = 'Merge Request Hook';
export const NOTE = 'Note Hook';
export const maria = { id: 2, username: 'maria.santos', name: 'Maria Santos' };
export const labels = (...titles: string[]) => titles.map((title) => ({ title }));

export const request = (attributes: IDataObject = {}, more: IDataObject = {}): IDataObject => ({
	object_kind: 'merge_request',
	user: { id: 3, username: 'jonas.weber' },
	object_attributes: {
		action: 'update',
		source_branch: 'feature/x',
		target_branch: 'main',
		draft: false,
		...attributes,
	},
	...more,
});
export const changed = (changes: IDataObject) => request({}, { changes });
export const comment = (note: string, more: IDataObject = {}): IDataObject => ({
	object_kind: 'note',
	object_attributes: { note, noteable_type: 'MergeRequest', action: 'create' },
	merge_request: { source_branch: 'feature/x', target_branch: 'main', draft: true, labels: labels('bug') },
	...more,
});
export const push = (more: IDataObject = {}): IDataObject => ({
	object_kind: 'push',
	ref: 'refs/heads/release/1.0',
	before: 'a1',
	after: 'b2',
	...more,
});
