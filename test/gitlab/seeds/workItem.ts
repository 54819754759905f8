import type { Base, ResourceSeed } from '../base';
import { seedIterations } from '../resources/iteration';
import type { Holding } from '../world/model';
import type { WorkItem } from '../world/planning';
import {
	addCustomField,
	addCustomType,
	addWorkItem,
	customFieldsOf,
	iterationsFor,
	STATUSES,
} from '../world/planning';
import type { World } from '../world/world';

/** A type that has all that GitLab's have, of which none has all. */
const INITIATIVE = 'Initiative';

/** Items in a project and in its group: the first has everything, the second is linked to it, the third is not. */
export const seedForWorkItems: ResourceSeed = async (gitlab, base) => {
	const { world } = gitlab;
	const { acme } = base.groups;
	addCustomType(world, acme, INITIATIVE);
	const select = { options: ['Backend', 'Frontend'], types: [INITIATIVE] };
	addCustomField(world, acme, { name: 'Team', fieldType: 'SINGLE_SELECT', ...select });
	addCustomField(world, acme, { name: 'Areas', fieldType: 'MULTI_SELECT', ...select });
	addCustomField(world, acme, { name: 'Customer', fieldType: 'TEXT', types: [INITIATIVE] });
	world.createLabel(acme, { name: 'bug' });
	await seedIterations(gitlab, base);
	for (const holder of [acme, base.projects.website]) seedIn(world, holder, base);
	return {
		belongsTo: ['project', 'group'],
		type: [INITIATIVE],
		workItem: ['1'],
		parent: ['acme#2'],
		parentIds: ['acme#2'],
		notParentIds: ['acme#3'],
		notWorkItemTypeIds: [INITIATIVE],
		target: ['acme#3', 'acme/website#2', 'acme#2'],
	};
};

function seedIn(world: World, holder: Holding, { users, groups }: Base): void {
	const milestone = world.createMilestone(holder, { title: 'Spring release' });
	const [first, second, child] = ['Faster checkout', 'Fewer clicks', 'Save the address'].map((title) =>
		addWorkItem(world, holder, { title, author: users.maria, type: INITIATIVE }),
	);
	const about: Partial<WorkItem['thing']> = {
		description: 'Half a second at the most',
		assignees: [users.aiko],
		labels: groups.acme.labels,
		milestone,
		due_date: '2030-03-31',
		weight: 3,
		discussion_locked: false,
		closed_at: world.now(),
		state: 'closed',
	};
	Object.assign(first.thing, about);
	const [iteration] = iterationsFor(holder);
	const planned = { iteration, status: STATUSES[2], start_date: '2030-03-01', color: '#1068bf' };
	Object.assign(first, { ...planned, health: 'onTrack', progress: 40, parent: second });
	const [team, areas, customer] = customFieldsOf(holder);
	const chosen = team.options.map(({ id }) => id);
	first.values
		.set(team, chosen.slice(0, 1))
		.set(
			areas,
			areas.options.map(({ id }) => id),
		)
		.set(customer, 'Acme');
	first.links.set(second, 'RELATED');
	second.links.set(first, 'RELATED');
	child.parent = first;
	Object.assign(child.thing, { ...about, state: 'opened', closed_at: null });
}
