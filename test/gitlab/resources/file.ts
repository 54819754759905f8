import { createHash } from 'node:crypto';
import type { ResourceSeed } from '../base';
import { projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound } from '../http/refusal';
import { choice, flag, group, integer, required, text } from '../http/values';
import type { Action } from '../routes/push';
import { lastCommitOf, push, pushInputOf, treeAfter } from '../routes/push';
import { historyOf } from '../world/history';
import type { Commit, Project } from '../world/model';
import type { Tree, TreeEntry, TreeFile } from '../world/trees';
import { entriesOf, fileOf, idOf, linesOf, sameAround } from '../world/trees';
import { commitAt } from './tag';

/** The file that a path and a ref name. */
interface Found {
	project: Project;
	commit: Commit;
	ref: string;
	path: string;
	file: TreeFile;
}

function refIn(call: Call, project: Project): [ref: string, commit: Commit] {
	const ref = text(call.input, 'ref') ?? 'HEAD';
	const commit = commitAt(project, ref);
	if (!commit) throw notFound('Commit');
	return [ref, commit];
}

/** Finds the file, and says of it in headers what GitLab does. */
function fileIn(call: Call): Found {
	const project = projectOf(call);
	const [ref, commit] = refIn(call, project);
	const path = call.params.file_path ?? '';
	const file = commit.tree.get(path);
	if (!file) throw notFound('File');
	const found = { project, commit, ref, path, file };
	const { encoding, ...facts } = factsOf(found);
	// Node writes each character as a byte.
	for (const [name, value] of Object.entries({ encoding, ...facts }))
		call.headers[`x-gitlab-${name.replaceAll('_', '-')}`] = Buffer.from(String(value)).toString('latin1');
	return found;
}

function factsOf({ commit, ref, path, file }: Found) {
	return {
		file_name: path.split('/').at(-1) ?? '',
		file_path: path,
		size: file.content.length,
		encoding: 'base64',
		content_sha256: createHash('sha256').update(file.content).digest('hex'),
		ref,
		blob_id: idOf(file),
		commit_id: commit.id,
		last_commit_id: lastCommitOf(commit, path)?.id ?? commit.id,
		execute_filemode: file.mode === '100755',
	};
}

function get(call: Call) {
	required(call.input, 'ref');
	const found = fileIn(call);
	return { ...factsOf(found), content: Buffer.from(found.file.content).toString('base64') };
}

/** Always of this type: GitLab does not look into files. */
function raw(call: Call): Answer {
	const { path, file } = fileIn(call);
	const name = path.split('/').at(-1) ?? '';
	const headers = {
		'content-disposition': `inline; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
	};
	return new Answer(200, Buffer.from(file.content), 'text/plain', headers);
}

/** Each line with the commit that it came with. */
function blame(call: Call) {
	required(call.input, 'ref');
	const { project, commit, path } = fileIn(call);
	let lines: string[] = [];
	let from: Commit[] = [];
	for (const each of historyOf(project, commit).reverse()) {
		const file = each.tree.get(path);
		const now = file ? linesOf(file) : [];
		const [start, end] = sameAround(lines, now);
		const fresh = now.slice(start, now.length - end).map(() => each);
		from = [...from.slice(0, start), ...fresh, ...from.slice(from.length - end)];
		lines = now;
	}
	const range = group(call.input, 'range');
	const [first, last] = [integer(range, 'start') ?? 1, integer(range, 'end') ?? lines.length];
	if (first < 1 || last < first) throw badParameter('range[start] must be less than or equal to range[end]');
	if (first > lines.length) throw badParameter('range[start] is outside of the file');
	const rows: Array<{ by: Commit; lines: string[] }> = [];
	for (let at = first - 1; at < Math.min(last, lines.length); at++) {
		const by = from[at] ?? commit;
		const row = rows.at(-1);
		if (row?.by === by) row.lines.push(lines[at] ?? '');
		else rows.push({ by, lines: [lines[at] ?? ''] });
	}
	return rows.map(({ by, lines: those }) => ({ commit: blamed(by), lines: those }));
}

function blamed({ id, parent_ids, message, author_name, author_email, created_at }: Commit) {
	return {
		...{ id, parent_ids, message, author_name, author_email },
		...{ committer_name: author_name, committer_email: author_email },
		...{ authored_date: created_at, committed_date: created_at },
	};
}

/** Create, update and delete: a commit each. */
function change(action: 'create' | 'update' | 'delete') {
	return (call: Call) => {
		const project = projectOf(call);
		required(call.input, 'branch', 'commit_message', ...(action === 'delete' ? [] : ['content']));
		const path = call.params.file_path ?? '';
		const one: Action = {
			action,
			file_path: path,
			content: text(call.input, 'content'),
			encoding: text(call.input, 'encoding'),
			last_commit_id: text(call.input, 'last_commit_id'),
			execute_filemode: flag(call.input, 'execute_filemode'),
		};
		const words =
			action === 'delete'
				? 'You are attempting to delete a file that has been previously updated.'
				: 'You are attempting to update a file that has changed since you started editing it.';
		push(call, project, pushInputOf(call, project), (tip) => treeAfter(tip, [one], () => words));
		return action === 'delete' ? undefined : { file_path: path, branch: text(call.input, 'branch') };
	};
}

function tree(call: Call) {
	const project = projectOf(call);
	const commit = commitAt(project, text(call.input, 'ref') ?? 'HEAD');
	if (!commit) throw notFound('Tree');
	const folder = text(call.input, 'path') ?? '';
	const rows = entriesOf(commit.tree, folder, flag(call.input, 'recursive') ?? false);
	if (folder && !rows.length) throw notFound('invalid revision or path');
	const kind = choice(call.input, 'pagination', ['legacy', 'keyset', 'none']);
	if (kind === 'none') return rows;
	return kind === 'keyset' ? keysetPage(call, rows) : page(call, rows, (row) => row);
}

/** The next page begins after the row that the token names. A full page always names one. */
function keysetPage(call: Call, rows: TreeEntry[]): TreeEntry[] {
	const perPage = Math.min(100, integer(call.input, 'per_page') ?? 20);
	const token = text(call.input, 'page_token');
	const from = token === undefined ? 0 : 1 + rows.findIndex(({ path }) => tokenOf(path) === token);
	const shown = rows.slice(from, from + perPage);
	const last = shown.at(-1);
	if (last && shown.length === perPage) {
		const query = new URLSearchParams({
			...(call.query as Record<string, string>),
			page_token: tokenOf(last.path),
		});
		call.headers.link = `<${new URL(call.world.url).origin}${call.path}?${query.toString()}>; rel="next"`;
	}
	return shown;
}

const tokenOf = (path: string) => createHash('sha1').update(path).digest('hex');

function blobOf(call: Call): TreeFile {
	const files = [...projectOf(call).commits.values()].flatMap((commit) => [...commit.tree.values()]);
	const file = files.find((each) => idOf(each) === call.params.sha);
	if (!file) throw notFound('Blob');
	return file;
}

const FILE = 'projects/:id/repository/files/:file_path';

/** @see https://docs.gitlab.com/api/repository_files/ */
export const fileRoutes: Route[] = [
	['GET', FILE, get],
	['GET', `${FILE}/raw`, raw],
	['GET', `${FILE}/blame`, blame],
	['POST', FILE, change('create')],
	['PUT', FILE, change('update')],
	['DELETE', FILE, change('delete')],
	['GET', 'projects/:id/repository/tree', tree],
	[
		'GET',
		'projects/:id/repository/blobs/:sha/raw',
		(call) => new Answer(200, Buffer.from(blobOf(call).content), 'text/plain'),
	],
];

/** An image, whose bytes are no text. */
const LOGO = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xfe, 0x80]);

/** Files of all kinds in folders, two of them equal, made by several commits. */
export const seedFiles: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const first: Tree = new Map([
		['README.md', fileOf('# Website\n\nThe shop.\n')],
		['config/app.json', fileOf('{"port": 8080, "debug": false}\n')],
		['assets/logo.png', fileOf(LOGO)],
		['docs/intro.md', fileOf('Welcome\n')],
		['docs/de/intro.md', fileOf('Welcome\n')],
		['bin/deploy', fileOf('#!/bin/sh\necho deploy\n', '100755')],
	]);
	const added = world.commitTo(website, 'main', {
		message: 'Add the first files',
		author: users.maria,
		tree: first,
	});
	world.commitTo(website, 'main', {
		message: 'Say more',
		author: users.jonas,
		tree: new Map([...first, ['README.md', fileOf('# Website\n\nThe shop, and more.\n')]]),
	});
	return {
		branch: ['main'],
		ref: ['main'],
		filePath: ['config/app.json', 'docs/new/page.md'],
		path: ['docs'],
		start_branch: ['main'],
		last_commit_id: [added.id],
	};
};
