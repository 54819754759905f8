import { list, rows, template } from './shape';
import type { EventShape } from './shapes';
import { comment } from './things';

const OBJECT = 'object_attributes';

/** The objects of events around the project, and of groups and the instance. */
export const AROUND_SHAPES: Readonly<Record<string, EventShape>> = {
	comment: { object: comment(OBJECT), page: `${OBJECT}.url` },
	emoji: {
		object: {
			id: `${OBJECT}.id`,
			name: `${OBJECT}.name`,
			on: `${OBJECT}.awardable_type`,
			on_id: `${OBJECT}.awardable_id`,
			created_at: `${OBJECT}.created_at`,
		},
		page: `${OBJECT}.awarded_on_url`,
	},
	wiki_page: {
		object: {
			title: `${OBJECT}.title`,
			slug: `${OBJECT}.slug`,
			content: `${OBJECT}.content`,
			format: `${OBJECT}.format`,
			message: `${OBJECT}.message`,
			version_id: `${OBJECT}.version_id`,
			diff_url: `${OBJECT}.diff_url`,
		},
		page: `${OBJECT}.url`,
	},
	release: {
		object: {
			id: 'id',
			tag: 'tag',
			name: 'name',
			description: 'description',
			commit: 'commit.id',
			links: rows('assets.links', { name: 'name', type: 'link_type', url: 'url' }),
			created_at: 'created_at',
			released_at: 'released_at',
		},
		page: 'url',
	},
	milestone: {
		object: {
			id: `${OBJECT}.id`,
			iid: `${OBJECT}.iid`,
			title: `${OBJECT}.title`,
			description: `${OBJECT}.description`,
			state: `${OBJECT}.state`,
			start_date: `${OBJECT}.start_date`,
			due_date: `${OBJECT}.due_date`,
			created_at: `${OBJECT}.created_at`,
			updated_at: `${OBJECT}.updated_at`,
		},
		page: template('{project.web_url}/-/milestones/{object_attributes.iid}'),
	},
	to_do: {
		object: {
			id: `${OBJECT}.id`,
			action: `${OBJECT}.action_name`,
			on: `${OBJECT}.target_type`,
			iid: `${OBJECT}.target.iid`,
			title: `${OBJECT}.target.title`,
			state: `${OBJECT}.target.state`,
			text: `${OBJECT}.body`,
			due_date: `${OBJECT}.target.due_date`,
			created_at: `${OBJECT}.created_at`,
		},
		page: `${OBJECT}.target_url`,
	},
	feature_flag: {
		object: {
			id: `${OBJECT}.id`,
			name: `${OBJECT}.name`,
			description: `${OBJECT}.description`,
			active: `${OBJECT}.active`,
		},
		page: template('{project.web_url}/-/feature_flags'),
	},
	vulnerability: {
		object: {
			title: `${OBJECT}.title`,
			state: `${OBJECT}.state`,
			severity: `${OBJECT}.severity`,
			confidence: `${OBJECT}.confidence`,
			report_type: `${OBJECT}.report_type`,
			file: `${OBJECT}.location.file`,
			package: `${OBJECT}.location.dependency.package.name`,
			version: `${OBJECT}.location.dependency.version`,
			identifiers: list(`${OBJECT}.identifiers.name`),
			issues: list(`${OBJECT}.issues.url`),
			created_at: `${OBJECT}.created_at`,
			updated_at: `${OBJECT}.updated_at`,
		},
		page: `${OBJECT}.url`,
	},
	member: {
		object: {
			id: 'user_id',
			username: 'user_username',
			name: 'user_name',
			access_level: 'group_access|access_level',
			expires_at: 'expires_at',
		},
		page: () => null,
	},
	member_approval: {
		object: {
			user_id: 'user_id',
			status: `${OBJECT}.status`,
			old_access_level: `${OBJECT}.old_access_level`,
			new_access_level: `${OBJECT}.new_access_level`,
			requested_by_user_id: 'requested_by_user_id',
			reviewed_by_user_id: 'reviewed_by_user_id',
			namespace_id: 'promotion_namespace_id',
		},
		page: () => null,
	},
	project: {
		object: {
			id: 'project_id',
			name: 'name',
			path: 'path_with_namespace',
			old_path: 'old_path_with_namespace',
			visibility: 'project_visibility',
			owners: list('owners.name'),
			created_at: 'created_at',
		},
		page: () => null,
	},
	group: {
		object: {
			id: 'group_id',
			name: 'name',
			path: 'full_path|path',
			old_path: 'old_full_path',
			created_at: 'created_at',
		},
		page: () => null,
	},
	subgroup: {
		object: {
			id: 'group_id',
			name: 'name',
			path: 'full_path',
			parent_id: 'parent_group_id',
			parent_path: 'parent_full_path',
			created_at: 'created_at',
		},
		page: () => null,
	},
	user: {
		object: {
			id: 'user_id',
			username: 'username',
			old_username: 'old_username',
			name: 'name',
			email: 'email',
			state: 'state',
			created_at: 'created_at',
		},
		page: () => null,
	},
	key: {
		object: { id: 'id', username: 'username', key: 'key', created_at: 'created_at' },
		page: () => null,
	},
	repository: {
		object: {
			refs: list('refs'),
			updates: rows('changes', { ref: 'ref', before: 'before', after: 'after' }),
		},
		page: 'project.web_url',
	},
};
