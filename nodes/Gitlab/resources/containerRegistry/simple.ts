import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

const simple = pick(
	['id', 'name', 'path', 'location'],
	['project_id', 'status', 'cleanup_policy_started_at', 'created_at'],
);

const tagsOf = pick({ tags: 'tags.name' });

/** What most workflows use of a container repository: its tags and how many they are, too, where asked for. */
export function simpleRepository(row: IDataObject): IDataObject {
	const { tags, tags_count } = row;
	return {
		...simple(row),
		...(tags_count !== undefined && { tags_count }),
		...(tags !== undefined && tagsOf(row)),
	};
}
