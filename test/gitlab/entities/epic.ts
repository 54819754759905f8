import type { Epic } from '../world/model';
import { groupUrl } from './project';
import type { View } from './user';
import { userBasic } from './user';

const DATES = {
	start_date: null,
	start_date_is_fixed: false,
	start_date_fixed: null,
	start_date_from_inherited_source: null,
	start_date_from_milestones: null,
	end_date: null,
	due_date: null,
	due_date_is_fixed: false,
	due_date_fixed: null,
	due_date_from_inherited_source: null,
	due_date_from_milestones: null,
	closed_at: null,
};

export function epicEntity(view: View, epic: Epic) {
	const { id, iid, group, title, author, created_at } = epic;
	const api = `${view.world.url}/api/v4/groups/${group.id}/epics/${iid}`;
	const web_url = `${groupUrl(view, group)}/-/epics/${iid}`;
	return {
		id,
		work_item_id: 1000 + id,
		iid,
		color: '#1068bf',
		text_color: '#FFFFFF',
		group_id: group.id,
		parent_id: null,
		parent_iid: null,
		imported: false,
		imported_from: 'none',
		title,
		description: null,
		confidential: false,
		author: userBasic(view, author),
		...DATES,
		state: 'opened',
		web_edit_url: `${web_url}/edit`,
		web_url,
		references: { short: `&${iid}`, relative: `&${iid}`, full: `${group.full_path}&${iid}` },
		reference: `&${iid}`,
		created_at,
		updated_at: created_at,
		labels: [],
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
