import { createHash } from 'node:crypto';
import { type Gitlab, type Path, isFailure, mapAtOnce, path } from '../../client';
import { ifThere } from '../shared/upsert';
import { fileAt } from './field';

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

/** For so many files each is asked for by itself; for more, one request tells of all. */
const FEW = 5;
/** How many files are asked for at once. */
const AT_ONCE = 10;

/** What GitLab tells of those of some files that are there, without giving their content. */
export async function blobsAt(
	gitlab: Gitlab,
	{ project, ref }: { project: string; ref: string },
	paths: readonly string[],
): Promise<Map<string, Blob>> {
	const tree = paths.length > FEW ? await treeAt(gitlab, { project, ref }, paths) : undefined;
	if (tree) return tree;
	const found = await mapAtOnce(
		paths,
		AT_ONCE,
		async (each) => await blobAt(gitlab, fileAt(project, each), ref),
	);
	return new Map(
		paths.flatMap((each, at) => {
			const blob = found[at];
			return blob ? [[each, blob] as const] : [];
		}),
	);
}

/** All files below the folder that holds the given ones; undefined where GitLab does not tell that in one answer. */
async function treeAt(
	gitlab: Gitlab,
	{ project, ref }: { project: string; ref: string },
	paths: readonly string[],
): Promise<Map<string, Blob> | undefined> {
	const folder = commonFolder(paths);
	const query = { ref, recursive: true, pagination: 'none', ...(folder && { path: folder }) };
	const asked = gitlab.list(path`/projects/${project}/repository/tree`, query, undefined, {
		key: 'path',
		isPaged: false,
	});
	const rows = await asked.catch((error: unknown) => {
		if (isFailure(error, 'notFound')) return [];
		if (isFailure(error, 'invalid', 'tooLong', 'timeout')) return undefined;
		throw error as Error;
	});
	return (
		rows &&
		new Map(
			rows.map(({ path, id, mode }) => [String(path), { id: String(id), isExecutable: mode === '100755' }]),
		)
	);
}

/** The folder that holds all of some files; empty where that is the top one. */
export function commonFolder(paths: readonly string[]): string {
	const [first = [], ...others] = paths.map((each) => each.split('/').slice(0, -1));
	const isCommon = (part: string, at: number) => others.every((other) => other[at] === part);
	const end = first.findIndex((part, at) => !isCommon(part, at));
	return first.slice(0, end < 0 ? undefined : end).join('/');
}
