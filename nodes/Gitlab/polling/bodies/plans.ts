import type { IDataObject } from 'n8n-workflow';
import { doneBy, projectPart } from './parts';

/** The body with which a webhook would tell of a release. */
export function releaseBody(row: IDataObject, project: IDataObject): IDataObject {
	const { tag_name, name, description, created_at, released_at, commit, assets, author, _links } = row;
	return {
		object_kind: 'release',
		action: 'create',
		...{ tag: tag_name, name, description, created_at, released_at, commit, assets },
		url: (Object(_links) as IDataObject).self ?? null,
		...doneBy(author),
		project: projectPart(project),
	};
}

/** The body with which a webhook would tell of a milestone; of one that is gone only its title is known. */
export function milestoneBody(
	{ event, action, milestone }: { event: IDataObject; action: string; milestone?: IDataObject },
	project: IDataObject,
): IDataObject {
	const { target_id: id, target_iid: iid, target_title: title } = event;
	return {
		object_kind: 'milestone',
		event_type: 'milestone',
		...doneBy(event.author),
		project: projectPart(project),
		object_attributes: milestone ?? { id, iid, title },
		action,
	};
}

/** A to-do in the form of the other bodies: webhooks do not tell of them. */
export function toDoBody(row: IDataObject): IDataObject {
	const { author, project, ...own } = row;
	return {
		object_kind: 'to_do',
		...doneBy(author),
		...(project ? { project: projectPart(project as IDataObject) } : {}),
		object_attributes: { ...own, action: row.action_name },
	};
}
