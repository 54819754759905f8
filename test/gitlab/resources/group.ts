import type { ResourceSeed } from '../base';
import { giveAvatar } from '../entities/avatar';
import { groupDetail, groupEntity, settingsOf, sharesOf } from '../entities/project';
import { groupOf, levelIn, need } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { forbidden, invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { isWithin } from '../world/arrange';
import type { Group, Visibility } from '../world/model';
import { LEVEL } from '../world/model';

/** What is kept of a group beside its settings. */
const OWN = ['name', 'path', 'description', 'visibility'];
/** What is no setting. */
const ADDRESSES = ['id', 'parent_id', 'with_projects', 'with_custom_attributes'];

function settingsIn(call: Call): Record<string, unknown> {
	const given = Object.entries(call.input).filter(
		([name]) => ![...OWN, ...ADDRESSES, 'avatar'].includes(name),
	);
	return Object.fromEntries(given);
}

function refuseTaken(call: Call, path: string, parent: Group | null, but?: Group): void {
	const isTaken = call.world.groups.some(
		(each) => each !== but && each.parent === parent && each.path === path,
	);
	if (isTaken)
		throw new Refusal(400, { message: 'Failed to save group {:path=>["has already been taken"]}' });
}

function groupGiven(call: Call, name: string): Group | null {
	const id = values.text(call.input, name);
	if (!id) return null;
	const group = call.world.findGroup(id);
	if (!group) throw notFound('Group');
	return group;
}

/** Gives a group, and all below it, the paths that follow from where it is. */
function settle(call: Call, group: Group): void {
	const { parent, path, name } = group;
	group.full_path = parent ? `${parent.full_path}/${path}` : path;
	group.full_name = parent ? `${parent.full_name} / ${name}` : name;
	for (const project of call.world.projects.filter(({ namespace }) => namespace === group))
		project.path_with_namespace = `${group.full_path}/${project.path}`;
	for (const below of call.world.groups.filter(({ parent: above }) => above === group)) settle(call, below);
}

function create(call: Call) {
	const by = me(call);
	values.required(call.input, 'name', 'path');
	const [name, path] = [values.text(call.input, 'name') ?? '', values.text(call.input, 'path') ?? ''];
	const parent = groupGiven(call, 'parent_id');
	if (parent && levelIn(parent, by) < LEVEL.maintainer) throw forbidden();
	refuseTaken(call, path, parent);
	const visibility = values.choice<Visibility>(call.input, 'visibility', ['private', 'internal', 'public']);
	const description = values.text(call.input, 'description');
	const group = call.world.createGroup({ path, name, parent, owner: by, visibility, description });
	Object.assign(settingsOf(group), settingsIn(call));
	return groupEntity(call, group);
}

function owned(call: Call): Group {
	const group = groupOf(call);
	need(call, group, LEVEL.owner);
	return group;
}

function update(call: Call) {
	const group = owned(call);
	const own = Object.fromEntries(Object.entries(call.input).filter(([name]) => OWN.includes(name)));
	refuseTaken(call, String(own.path ?? group.path), group.parent, group);
	Object.assign(group, own);
	Object.assign(settingsOf(group), settingsIn(call));
	settle(call, group);
	giveAvatar(call, group);
	return groupEntity(call, group);
}

function remove(call: Call) {
	const group = owned(call);
	settingsOf(group).marked_for_deletion_on = call.world.now().slice(0, 10);
	return new Answer(202, { message: '202 Accepted' });
}

function restore(call: Call) {
	const group = owned(call);
	if (!settingsOf(group).marked_for_deletion_on)
		throw new Refusal(400, { message: 'Group has not been marked for deletion' });
	settingsOf(group).marked_for_deletion_on = null;
	return new Answer(201, groupDetail(call, group));
}

function transfer(call: Call) {
	const group = owned(call);
	const parent = groupGiven(call, 'group_id');
	if (parent === group.parent)
		throw new Refusal(400, { message: 'Transfer failed: Group is already associated to the parent group.' });
	if (parent && isWithin(parent, group))
		throw new Refusal(400, { message: "Transfer failed: The group can't be transferred to itself." });
	if (parent) need(call, parent, LEVEL.owner);
	group.parent = parent;
	if (!parent) call.world.addMember(group, me(call), LEVEL.owner);
	settle(call, group);
	return new Answer(201, groupDetail(call, group));
}

function archive(call: Call, archived: boolean) {
	const group = owned(call);
	if (Boolean(settingsOf(group).archived) === archived)
		throw new Refusal(422, { message: `Group is already ${archived ? 'archived' : 'unarchived'}!` });
	settingsOf(group).archived = archived;
	return new Answer(200, groupEntity(call, group));
}

function share(call: Call) {
	const group = owned(call);
	values.required(call.input, 'group_id', 'group_access');
	const invited = groupGiven(call, 'group_id') as Group;
	if (sharesOf(group).some((each) => each.group === invited))
		throw invalid({ shared_group_id: ['has already been taken'] }, 409);
	sharesOf(group).push({
		group: invited,
		group_access_level: values.integer(call.input, 'group_access') ?? 0,
		expires_at: values.text(call.input, 'expires_at') ?? null,
		member_role_id: values.integer(call.input, 'member_role_id') ?? null,
	});
	return new Answer(201, groupDetail(call, group));
}

function unshare(call: Call): void {
	const shares = sharesOf(owned(call));
	const at = shares.findIndex(({ group }) => String(group.id) === call.params.group_id);
	if (at < 0) throw notFound();
	shares.splice(at, 1);
}

export const groupRoutes: Route[] = [
	['POST', 'groups', create],
	['PUT', 'groups/:id', update],
	['DELETE', 'groups/:id', remove],
	['POST', 'groups/:id/restore', restore],
	['POST', 'groups/:id/transfer', transfer],
	['POST', 'groups/:id/archive', (call) => archive(call, true)],
	['POST', 'groups/:id/unarchive', (call) => archive(call, false)],
	['POST', 'groups/:id/share', share],
	['DELETE', 'groups/:id/share/:group_id', unshare],
];

/** Groups to delete, restore, archive, share and move, and a custom role. */
export const seedGroups: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const maria = users.maria;
	const group = (path: string, parent?: Group) =>
		world.createGroup({ path, name: `Group ${path}`, owner: maria, parent });
	const partner = group('partner');
	const [gone, old] = [group('gone', groups.acme), group('old', groups.acme)];
	settingsOf(gone).marked_for_deletion_on = '2026-01-15';
	settingsOf(old).archived = true;
	group('guild', groups.acme);
	sharesOf(old).push({
		...{ group: partner, group_access_level: LEVEL.guest },
		...{ expires_at: '2030-01-31', member_role_id: null },
	});
	projects.website.topics = ['shop'];
	world.addMember(projects.website, users.outsider, LEVEL.guest, maria);
	Object.assign(projects.website.members.get(users.outsider.id) ?? {}, { expires_at: '2030-01-31' });
	return {
		group: ['acme', 'acme/gone', 'acme/old', 'acme/guild'],
		confirmation: ['acme/guild', 'olga.outsider'],
		user: [String(users.outsider.id)],
		invitedGroup: [String(partner.id)],
		newParent: [String(partner.id)],
		parent_id: [String(groups.acme.id)],
	};
};
