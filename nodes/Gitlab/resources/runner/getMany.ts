import { choice, filters, flag, limit, named, text } from '../../fields';
import { read } from '../../operation';
import { tags } from './content';
import { list } from './field';
import { simpleRunner } from './simple';

/** @see https://docs.gitlab.com/api/runners/ */
export const getMany = read({
	name: 'Get Many',
	description: 'List the runners of a project, a group, the instance, or yours',
	fields: [
		list,
		limit,
		filters(
			flag('paused', 'Whether to return only these (off: only the others)'),
			choice('status', named('online', 'offline', 'never_contacted', 'stale')),
			tags,
			choice('type', { project_type: 'Project', group_type: 'Group', instance_type: 'Instance' }),
			text('version_prefix', { displayName: 'Version', placeholder: 'e.g. 18.1' }),
		),
	],
	simplify: simpleRunner,
	run: async ({ gitlab, list, limit, filters: { tag_list, ...rest } }) => {
		const tagged = Array.isArray(tag_list) && { tag_list: tag_list.join(',') };
		return await gitlab.list(list, { ...rest, ...tagged }, limit);
	},
});
