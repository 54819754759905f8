import type { ResourceSeed } from '../base';
import { projectUrl } from '../entities/project';
import { commitEntity, diffEntity, titleOf } from '../entities/repository';
import { projectOf, visibleProject } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { badParameter, notFound, Refusal } from '../http/refusal';
import { choice, flag, integer, list, required, text } from '../http/values';
import { push, refused } from '../routes/push';
import { historyOf, mergeBaseOf } from '../world/history';
import type { Commit, Project } from '../world/model';
import { diffsBetween, fileOf, idOf, textOf } from '../world/trees';
import { seedCommits } from './commit';
import { commitAt, tags } from './tag';

/** A commit that the input names; other words where there is none. */
function named(call: Call, name: string, project: Project, missing = notFound('Ref')): Commit {
	const commit = commitAt(project, text(call.input, name) ?? 'HEAD');
	if (!commit) throw missing;
	return commit;
}

function compare(call: Call) {
	required(call.input, 'from', 'to');
	const project = projectOf(call);
	const other = integer(call.input, 'from_project_id');
	const from = named(call, 'from', other ? visibleProject(call, other) : project);
	const to = named(call, 'to', project);
	const known = new Set(historyOf(from.project, from));
	const commits = historyOf(project, to).filter((commit) => !known.has(commit));
	const isStraight = flag(call.input, 'straight') ?? false;
	const base = isStraight ? from : mergeBaseOf(project, from, to);
	const unified = flag(call.input, 'unidiff') ?? false;
	const [newest] = commits;
	const names = ['from', 'to'].map((name) => text(call.input, name) ?? '');
	return {
		commit: newest ? commitEntity(call, newest) : null,
		commits: [...commits].reverse().map((commit) => commitEntity(call, commit)),
		diffs: diffsBetween(base?.tree ?? new Map(), to.tree).map((diff) => diffEntity(diff, unified)),
		compare_timeout: false,
		compare_same_ref: names[0] === names[1],
		web_url: `${projectUrl(call, project)}/-/compare/${names.join(isStraight ? '..' : '...')}`,
	};
}

function contributors(call: Call) {
	const project = projectOf(call);
	const people = new Map<string, { name: string; email: string; commits: number }>();
	for (const { author_name: name, author_email: email } of historyOf(project, named(call, 'ref', project))) {
		const known = people.get(email);
		people.set(email, { name, email, commits: (known?.commits ?? 0) + 1 });
	}
	const by = choice(call.input, 'order_by', ['email', 'name', 'commits']) ?? 'commits';
	const sign = choice(call.input, 'sort', ['asc', 'desc']) === 'desc' ? -1 : 1;
	const rows = [...people.values()].sort((a, b) => sign * (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0));
	return page(call, rows, (row) => ({ ...row, additions: 0, deletions: 0 }));
}

function mergeBase(call: Call) {
	const project = projectOf(call);
	const refs = list(call.input, 'refs') ?? [];
	if (refs.length < 2) throw refused('Provide at least 2 refs');
	const commits = refs.map((ref) => {
		const commit = commitAt(project, ref);
		if (!commit) throw refused(`Could not find ref: ${ref}`);
		return commit;
	});
	const [first, ...others] = commits;
	const base = others.reduce<Commit | undefined>(
		(found, commit) => found && mergeBaseOf(project, found, commit),
		first,
	);
	if (!base) throw notFound('Merge Base');
	return commitEntity(call, base);
}

const FORMATS = ['tar.gz', 'tar.bz2', 'tbz', 'tbz2', 'tb2', 'bz2', 'tar', 'zip'];

/** Not a real archive: what it holds can be told from its bytes. */
function archive(format: string) {
	return (call: Call): Answer => {
		const project = projectOf(call);
		const ref = text(call.input, 'sha') ?? project.default_branch;
		const commit = named(call, 'sha', project, notFound('File'));
		const folder = text(call.input, 'path') ?? '';
		const without = list(call.input, 'exclude_paths') ?? [];
		const files = [...commit.tree]
			.filter(([path]) => path.startsWith(folder && `${folder}/`))
			.filter(([path]) => !without.some((one) => path === one || path.startsWith(`${one}/`)))
			.map(([path, file]) => `${idOf(file)} ${path}\n`);
		const name = [project.path, ref.replaceAll('/', '-'), commit.id, ...(folder ? [folder] : [])].join('-');
		const headers = { 'content-disposition': `attachment; filename="${name}.${format}"` };
		return new Answer(200, Buffer.from(`${format}\n${files.join('')}`), 'application/octet-stream', headers);
	};
}

/** What commits with the trailer say, in the kinds that it names. */
function notesOf(call: Call): string {
	required(call.input, 'version');
	const project = projectOf(call);
	const version = text(call.input, 'version') ?? '';
	if (!/^v?\d+\.\d+\.\d+/.test(version)) throw badParameter('version is invalid');
	const newest = tags.of(project).at(-1);
	const start = text(call.input, 'from') ?? newest?.name;
	const from = start === undefined ? undefined : commitAt(project, start);
	if (!from)
		throw new Refusal(422, {
			message:
				'Failed to generate the changelog: The commit start range is unspecified, and no previous tag could be found to use instead',
		});
	const known = new Set(historyOf(project, from));
	const trailer = `${text(call.input, 'trailer') ?? 'Changelog'}: `;
	const kinds = new Map<string, string[]>();
	for (const commit of historyOf(project, named(call, 'to', project)).reverse()) {
		const kind = commit.message.split('\n').find((line) => line.startsWith(trailer));
		if (known.has(commit) || !kind) continue;
		const line = `- [${titleOf(commit)}](${projectUrl(call, project)}/-/commit/${commit.id})\n`;
		kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
	}
	const parts = [...kinds].map(([kind, lines]) => {
		const count = lines.length === 1 ? '1 change' : `${lines.length} changes`;
		return `### ${kind.slice(trailer.length)} (${count})\n\n${lines.join('')}`;
	});
	const date = (text(call.input, 'date') ?? call.world.now()).slice(0, 10);
	return `## ${version.replace(/^v/, '')} (${date})\n\n${parts.length ? parts.join('\n') : 'No changes.\n'}`;
}

/** GitLab answers with nothing but its status, as a number. */
function addChangelog(call: Call): Answer {
	const notes = notesOf(call);
	const project = projectOf(call);
	const file = text(call.input, 'file') ?? 'CHANGELOG.md';
	const branch = text(call.input, 'branch') ?? project.default_branch;
	const message = text(call.input, 'message') ?? `Add changelog for version ${text(call.input, 'version')}`;
	push(call, project, { branch, message }, ({ tree }) => {
		const known = tree.get(file);
		return new Map([...tree, [file, fileOf(`${notes}\n${known ? textOf(known) : ''}`)]]);
	});
	return new Answer(200, 200);
}

const REPO = 'projects/:id/repository';

/** @see https://docs.gitlab.com/api/repositories/ */
export const repositoryContentRoutes: Route[] = [
	['GET', `${REPO}/compare`, compare],
	['GET', `${REPO}/contributors`, contributors],
	['GET', `${REPO}/merge_base`, mergeBase],
	['GET', `${REPO}/archive`, archive('tar.gz')],
	...FORMATS.map((format): Route => ['GET', `${REPO}/archive.${format}`, archive(format)]),
	['GET', `${REPO}/changelog`, (call) => ({ notes: notesOf(call) })],
	['POST', `${REPO}/changelog`, addChangelog],
];

/** Commits on two branches, with a tag for what was released. */
export const seedRepositories: ResourceSeed = async (gitlab, base) => {
	await seedCommits(gitlab, base);
	const { website } = base.projects;
	const { world } = gitlab;
	const [tip, ...older] = website.branches.get('main')?.commits ?? [];
	const commit = older.at(-1);
	const ofProject = ['issue', 'merge_request'].map(
		(kind) => [`.gitlab/${kind}_templates/Bug.md`, fileOf('## What happens\n')] as const,
	);
	world.commitTo(website, 'main', {
		message: 'Add templates\n\nChangelog: added',
		author: base.users.maria,
		tree: new Map([...(tip?.tree ?? []), ...ofProject, ['CODEOWNERS', fileOf('* @maria.santos\n')]]),
	});
	if (!commit) throw new Error('The website has no commit');
	tags.add(world, base.users.maria, website, { name: 'v1.0.0', ref: 'main', message: '', commit });
	return {
		from: ['main'],
		to: ['hotfix'],
		refs: ['main, hotfix'],
		version: ['1.1.0'],
		sha: ['main'],
		ref: ['main'],
		path: ['docs'],
		branch: ['hotfix'],
		changelog: ['commit'],
		config_file: ['.gitlab/changelog_config.yml'],
	};
};
