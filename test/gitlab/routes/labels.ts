import { labelEntity } from '../entities/label';
import { canSee, groupOf, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { groupsAbove, isWithin, labelsOf } from '../world/arrange';
import type { Holding, Label } from '../world/model';
import { LEVEL } from '../world/model';

/** The labels that a project or group shows: in projects, those of the groups above are there unless refused. */
function shownLabels(call: Call, where: Holding): Label[] {
	const flag = (name: string, otherwise: boolean) => values.flag(call.input, name) ?? otherwise;
	const labels = flag('include_ancestor_groups', where.kind === 'project')
		? labelsOf(where)
		: [...where.labels];
	if (where.kind === 'group' && flag('include_descendant_groups', false)) {
		for (const group of call.world.groups) {
			if (group !== where && isWithin(group, where) && canSee(call, group, call.user))
				labels.push(...group.labels);
		}
	}
	return labels;
}

function list(call: Call, where: Holding) {
	const search = values.text(call.input, 'search')?.toLowerCase() ?? '';
	const archived = values.flag(call.input, 'archived');
	const withCounts = values.flag(call.input, 'with_counts') ?? false;
	const labels = shownLabels(call, where)
		.filter((label) => `${label.name}\n${label.description ?? ''}`.toLowerCase().includes(search))
		.filter((label) => archived === undefined || label.archived === archived)
		.sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
	return page(call, labels, (label) => labelEntity(call, label, where, withCounts));
}

/** A label by its name or id: in the path, or for the older routes in the body. */
function labelOf(call: Call, labels: Label[], param = 'name'): Label {
	const { input, params } = call;
	const wanted = params[param] ?? values.text(input, 'label_id') ?? values.text(input, 'name');
	const label = labels.find(({ id }) => String(id) === wanted) ?? labels.find(({ name }) => name === wanted);
	if (!label) throw notFound('Label');
	return label;
}

function checkColor(color: string | undefined): string | undefined {
	if (color === undefined || /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color) || /^[a-z]+$/i.test(color))
		return color;
	throw invalid({ color: ['must be a valid color code'] });
}

function create(call: Call, where: Holding) {
	need(call, where, LEVEL.planner);
	values.required(call.input, 'name', 'color');
	const name = values.text(call.input, 'name') ?? '';
	if (!name.trim()) throw invalid({ title: ["can't be blank"] });
	if (labelsOf(where).some((label) => label.name === name)) {
		throw new Refusal(409, { message: 'Label already exists' });
	}
	const label = call.world.createLabel(where, {
		name,
		color: checkColor(values.text(call.input, 'color')),
		description: values.text(call.input, 'description') ?? null,
		archived: values.flag(call.input, 'archived') ?? false,
		priority: where.kind === 'project' ? (values.integer(call.input, 'priority') ?? null) : null,
	});
	return labelEntity(call, label, where);
}

function update(call: Call, where: Holding) {
	need(call, where, LEVEL.planner);
	const label = labelOf(call, where.labels);
	const { input } = call;
	values.someOf(input, ['new_name', 'color', 'description', 'archived', 'priority']);
	const name = values.text(input, 'new_name');
	if (name !== undefined && name !== label.name && labelsOf(where).some((each) => each.name === name)) {
		throw invalid({ title: ['has already been taken'] });
	}
	label.name = name ?? label.name;
	label.color = checkColor(values.text(input, 'color')) ?? label.color;
	label.description =
		'description' in input ? (values.text(input, 'description') ?? null) : label.description;
	label.archived = values.flag(input, 'archived') ?? label.archived;
	const priority = values.integer(input, 'priority');
	if (priority !== undefined) label.priority = priority;
	label.updated_at = call.world.now();
	return labelEntity(call, label, where);
}

function remove(call: Call, where: Holding): void {
	need(call, where, LEVEL.planner);
	const label = labelOf(call, where.labels);
	replaceEverywhere(call, label, null);
}

/** Takes a label from all that carries it, and puts another in its place or none. */
function replaceEverywhere(call: Call, label: Label, by: Label | null): void {
	label.holder.labels = label.holder.labels.filter((each) => each !== label);
	for (const project of call.world.projects) {
		for (const thing of [...project.issues.values(), ...project.merge_requests.values()]) {
			if (!thing.labels.includes(label)) continue;
			thing.labels = [...new Set([...thing.labels.filter((each) => each !== label), ...(by ? [by] : [])])];
			thing.events = thing.events.filter((event) => event.of !== 'label' || event.label !== label);
		}
	}
}

function promote(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.planner);
	const { namespace } = project;
	const label = labelOf(call, project.labels);
	if (namespace.kind !== 'group')
		throw new Refusal(400, { message: 'Failed to promote project label to group label' });
	need(call, namespace, LEVEL.planner);
	const { name, color, description } = label;
	const made = call.world.createLabel(namespace, { name, color, description });
	for (const other of call.world.projects) {
		if (!groupsAbove(other).includes(namespace)) continue;
		for (const same of other.labels.filter((each) => each.name === name)) replaceEverywhere(call, same, made);
	}
	return labelEntity(call, made, namespace);
}

function subscribe(call: Call, where: Holding, wanted: boolean) {
	const user = me(call);
	const label = labelOf(call, labelsOf(where), 'subscribable_id');
	if (label.subscribers.has(user) === wanted) return new Answer(304);
	if (wanted) label.subscribers.add(user);
	else label.subscribers.delete(user);
	return labelEntity(call, label, where);
}

const places: Array<[string, (call: Call) => Holding]> = [
	['projects/:id/labels', projectOf],
	['groups/:id/labels', groupOf],
];

export const labelRoutes: Route[] = [
	...places.flatMap(([path, whereOf]): Route[] => [
		['GET', path, (call) => list(call, whereOf(call))],
		['POST', path, (call) => create(call, whereOf(call))],
		['PUT', path, (call) => update(call, whereOf(call))],
		['DELETE', path, (call) => remove(call, whereOf(call))],
		[
			'GET',
			`${path}/:name`,
			(call) => labelEntity(call, labelOf(call, shownLabels(call, whereOf(call))), whereOf(call)),
		],
		['PUT', `${path}/:name`, (call) => update(call, whereOf(call))],
		['DELETE', `${path}/:name`, (call) => remove(call, whereOf(call))],
		['POST', `${path}/:subscribable_id/subscribe`, (call) => subscribe(call, whereOf(call), true)],
		['POST', `${path}/:subscribable_id/unsubscribe`, (call) => subscribe(call, whereOf(call), false)],
	]),
	['PUT', 'projects/:id/labels/:name/promote', promote],
];
