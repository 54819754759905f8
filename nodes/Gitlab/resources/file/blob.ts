import { createHash } from 'node:crypto';
import type { Gitlab } from '../../client/gitlab';
import type { Path } from '../../client/path';
import { ifThere } from '../shared/upsert';

/** A file as git knows it: by its content and whether it can be executed. */
export interface Blob {
	id: string;
	isExecutable: boolean;
}

/** The ID that git gives a content, so that two can be compared without fetching one. */
export function gitBlobId(content: Buffer): string {
	return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Whether a file is as it should be; of what is not said, it is as it is. */
export function isAsWanted(known: Blob, { id, isExecutable }: Partial<Blob>): boolean {
	return known.id === id && (isExecutable ?? known.isExecutable) === known.isExecutable;
}

/** What GitLab tells of a file without giving its content; undefined where there is none, or no such branch. */
export async function blobAt(gitlab: Gitlab, at: Path, ref: string): Promise<Blob | undefined> {
	const asked = gitlab.request({ method: 'HEAD', effect: 'read', path: at, query: { ref } });
	const reply = await ifThere(asked);
	return (
		reply && {
			id: reply.headers['x-gitlab-blob-id'] ?? '',
			isExecutable: reply.headers['x-gitlab-execute-filemode'] === 'true',
		}
	);
}
