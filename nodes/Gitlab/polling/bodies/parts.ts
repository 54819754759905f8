import type { IDataObject } from 'n8n-workflow';
import { type Path, isFailure } from '../../client';
import type { Reading } from '../reading';

/** A project as webhooks tell of it. */
export function projectPart(project: IDataObject): IDataObject {
	const { id, name, description, web_url, path_with_namespace, default_branch, avatar_url, namespace } =
		project;
	const { name: namespaceName = null } = Object(namespace) as IDataObject;
	return {
		...{ id, name, description: description ?? null, web_url, avatar_url: avatar_url ?? null },
		...{ path_with_namespace, default_branch: default_branch ?? null, namespace: namespaceName },
	};
}

/** A user as webhooks tell of one. */
export function userPart(user: unknown): IDataObject | undefined {
	const { id, name, username, avatar_url } = Object(user) as IDataObject;
	return id === undefined ? undefined : { id, name, username, avatar_url: avatar_url ?? null };
}

/** Who did something, as a property of the body; no property where the list does not tell. */
export function doneBy(user: unknown): IDataObject {
	const part = userPart(user);
	return part ? { user: part } : {};
}

/** Labels as webhooks tell of them: lists give objects or names. */
export function labelParts(labels: unknown): IDataObject[] {
	const given: unknown[] = Array.isArray(labels) ? labels : [];
	return given.map((label) =>
		typeof label === 'string'
			? { title: label }
			: { ...(label as IDataObject), title: (label as IDataObject).name },
	);
}

/** Something that may be gone since, or that the user may not see: then undefined. */
export async function ifThere(reading: Reading, at: Path): Promise<IDataObject | undefined> {
	return await reading.thing(at).catch((error: unknown) => {
		if (isFailure(error, 'notFound', 'forbidden')) return undefined;
		throw error;
	});
}
