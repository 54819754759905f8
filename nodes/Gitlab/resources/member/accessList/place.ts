import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../../client';
import { isObject } from '../../../fields';

/** A group that a project or group is shared with, and what its members may do there at most. */
export interface Share {
	id: number;
	path: string;
	access_level: number;
	expires_at: string | null;
}

/** A project or group that somebody may have access to. */
export interface Place {
	at: Path;
	/** Its full path. */
	path: string;
	/** The group that it is in; undefined at the top, and in a user's own namespace. */
	parent?: number;
	/** Whether it is in a user's own namespace, above which there is no group. */
	isPersonal: boolean;
	shares: Share[];
}

/** A group as GitLab answers, alone or in a list; lists do not tell whom it is shared with. */
export function groupPlace(row: IDataObject): Place {
	const parent = row.parent_id ? Number(row.parent_id) : undefined;
	const at = path`/groups/${Number(row.id)}`;
	return { at, path: String(row.full_path), parent, isPersonal: false, shares: sharesOf(row) };
}

/** A project as GitLab answers. */
export function projectPlace(row: IDataObject): Place {
	const namespace = isObject(row.namespace) ? row.namespace : {};
	const isPersonal = namespace.kind === 'user';
	return {
		at: path`/projects/${Number(row.id)}`,
		path: String(row.path_with_namespace),
		parent: isPersonal || !namespace.id ? undefined : Number(namespace.id),
		isPersonal,
		shares: sharesOf(row),
	};
}

function sharesOf({ shared_with_groups: shares }: IDataObject): Share[] {
	return (Array.isArray(shares) ? shares : []).filter(isObject).map((share) => ({
		id: Number(share.group_id),
		path: String(share.group_full_path),
		access_level: Number(share.group_access_level),
		expires_at: typeof share.expires_at === 'string' ? share.expires_at : null,
	}));
}
