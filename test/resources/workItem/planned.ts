import type { IDataObject } from 'n8n-workflow';
import type { CustomField, Iteration, WorkItem } from '../../gitlab/world/planning';
import { addCustomField, addWorkItem, workItemsIn } from '../../gitlab/world/planning';
import { iterations } from '../../gitlab/resources/iteration';
import { locator } from '../../parameters';
import type { Scene } from '../../scene';

/** What the company plans with: custom fields, an iteration, and an epic. */
export interface Planned {
	fields: Record<'team' | 'areas' | 'points' | 'customer' | 'promised', CustomField>;
	week: Iteration;
	epic: WorkItem;
}

export const inProject = { belongsTo: 'project', project: locator('acme/website') };
export const inGroup = { belongsTo: 'group', group: locator('acme') };

/** Arranges it before each test. */
export function plan(scene: Scene): Planned {
	const planned = {} as Planned;
	beforeEach(() => {
		const { groups, users } = scene.seeded;
		const { world } = scene.gitlab;
		const types = ['Issue', 'Task'];
		const options = ['Backend', 'Frontend', 'Sales, and marketing'];
		const field = (name: string, fieldType: CustomField['fieldType'], more: object = {}) =>
			addCustomField(world, groups.acme, { name, fieldType, types, ...more });
		planned.fields = {
			team: field('Team', 'SINGLE_SELECT', { options }),
			areas: field('Areas', 'MULTI_SELECT', { options }),
			points: field('Points', 'NUMBER'),
			customer: field('Customer', 'TEXT'),
			promised: field('Promised', 'DATE'),
		};
		planned.week = iterations.add(world, users.maria, groups.acme, {
			title: null,
			start_date: '2030-03-04',
			due_date: '2030-03-10',
		});
		planned.epic = addWorkItem(world, groups.acme, {
			title: 'Faster checkout',
			author: users.maria,
			type: 'Epic',
		});
	});
	return planned;
}

/** The work item of the website with a number. */
export function itemOf(scene: Scene, iid: number): WorkItem {
	const found = workItemsIn(scene.seeded.projects.website).find(({ thing }) => thing.iid === iid);
	if (!found) throw new Error(`There is no work item ${iid}`);
	return found;
}

/** What GraphQL was asked for: its variables, in order. */
export function variables(scene: Scene): IDataObject[] {
	return scene.gitlab.requests
		.filter(({ path }) => path.endsWith('/graphql'))
		.map(({ body }) => (body as { variables: IDataObject }).variables);
}

/** What the mutations were given, in order. */
export function inputs(scene: Scene): IDataObject[] {
	return variables(scene).flatMap(({ input }) => (input === undefined ? [] : [input as IDataObject]));
}

/** Rows of the field 'Custom Fields'. */
export function customFields(...rows: Array<[name: string, value: unknown]>): IDataObject {
	return {
		values: rows.map(([name, value]) => ({ custom_field: locator(name), value })) as IDataObject[],
	};
}
