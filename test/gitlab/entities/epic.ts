import type { Epic } from '../world/model';
import { labelBasic } from './issuable';
import { groupUrl } from './project';
import type { View } from './user';
import { userBasic } from './user';

function dates({ start_date_fixed, start_date_is_fixed, due_date_fixed, due_date_is_fixed }: Epic) {
	const due_date = due_date_is_fixed ? due_date_fixed : null;
	return {
		start_date: start_date_is_fixed ? start_date_fixed : null,
		start_date_is_fixed,
		start_date_fixed,
		start_date_from_inherited_source: null,
		start_date_from_milestones: null,
		end_date: due_date,
		due_date,
		due_date_is_fixed,
		due_date_fixed,
		due_date_from_inherited_source: null,
		due_date_from_milestones: null,
	};
}

export function epicEntity(view: View, epic: Epic, wholeLabels = false) {
	const { id, iid, group, title, author } = epic;
	const api = `${view.world.url}/api/v4/groups/${group.id}/epics/${iid}`;
	const web_url = `${groupUrl(view, group)}/-/epics/${iid}`;
	const parent = view.world.groups.flatMap(({ epics }) => epics).find((other) => other.id === epic.parent_id);
	const named = group.labels.filter(({ name }) => epic.labels.includes(name));
	return {
		id,
		work_item_id: 1000 + id,
		iid,
		color: epic.color,
		text_color: '#FFFFFF',
		group_id: group.id,
		parent_id: parent?.id ?? null,
		parent_iid: parent?.iid ?? null,
		imported: false,
		imported_from: 'none',
		title,
		description: epic.description,
		confidential: epic.confidential,
		author: userBasic(view, author),
		...dates(epic),
		closed_at: epic.closed_at,
		state: epic.state,
		web_edit_url: `${web_url}/edit`,
		web_url,
		references: { short: `&${iid}`, relative: `&${iid}`, full: `${group.full_path}&${iid}` },
		reference: `&${iid}`,
		created_at: epic.created_at,
		updated_at: epic.updated_at,
		labels: wholeLabels ? named.map(labelBasic) : epic.labels,
		upvotes: 0,
		downvotes: 0,
		subscribed: false,
		_links: {
			self: api,
			epic_issues: `${api}/issues`,
			group: `${view.world.url}/api/v4/groups/${group.id}`,
			parent: null,
		},
	};
}
