import type { ResourceSeed } from '../base';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { commitDetail, commitEntity, diffEntity, titleOf } from '../entities/repository';
import { projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { PushInput } from '../routes/push';
import { actionsOf, push, pushInputOf, refused, treeAfter } from '../routes/push';
import { commitOf } from '../routes/repository';
import { byTime, passing } from '../table/rules';
import { historyOf, touches, treeBefore } from '../world/history';
import type { Commit } from '../world/model';
import type { Tree } from '../world/trees';
import { fileOf, merged, pathsThatDiffer } from '../world/trees';
import { statusesOf } from './commitStatus';
import { seedFiles } from './file';
import { commitAt, tags } from './tag';

function listCommits(call: Call) {
	const project = projectOf(call);
	const from = commitAt(project, values.text(call.input, 'ref_name') ?? 'HEAD');
	if (!from) throw notFound('Ref');
	const all = values.flag(call.input, 'all') ?? false;
	const path = values.text(call.input, 'path');
	const author = values.text(call.input, 'author');
	const commits = passing(call, all ? [...project.commits.values()].reverse() : historyOf(project, from), {
		since: byTime((commit: Commit) => commit.created_at, 'after'),
		until: byTime((commit: Commit) => commit.created_at, 'before'),
	}).filter(
		(commit) =>
			(path === undefined || touches(commit, path)) &&
			(author === undefined || `${commit.author_name} <${commit.author_email}>`.includes(author)),
	);
	const withStats = values.flag(call.input, 'with_stats') ?? false;
	const entity = (commit: Commit) => {
		const { stats } = commitDetail(call, commit);
		return { ...commitEntity(call, commit), ...(withStats && { stats }) };
	};
	return page(call, commits, entity, { uncounted: true });
}

/** Of the many scopes of GitLab's search, the one for commits. */
function searchCommits(call: Call) {
	values.required(call.input, 'scope', 'search');
	const { commits } = projectOf(call);
	const words = values.text(call.input, 'search')?.toLowerCase() ?? '';
	if (values.text(call.input, 'scope') !== 'commits')
		throw invalid({ scope: ['is not known to the stand-in'] });
	const found = [...commits.values()].filter(
		({ id, message }) => id.startsWith(words) || message.toLowerCase().includes(words),
	);
	return page(call, found, (commit) => commitEntity(call, commit));
}

function createCommit(call: Call) {
	const project = projectOf(call);
	values.required(call.input, 'branch', 'commit_message', 'actions');
	const actions = actionsOf(call);
	return commitDetail(
		call,
		push(call, project, pushInputOf(call, project), (tip) => treeAfter(tip, actions)),
	);
}

function getCommit(call: Call) {
	const { stats, ...rest } = commitDetail(call, commitOf(call, projectOf(call)));
	return values.flag(call.input, 'stats') === false ? rest : { ...rest, stats };
}

function diff(call: Call) {
	const unified = values.flag(call.input, 'unidiff') ?? false;
	return page(call, commitOf(call, projectOf(call)).diffs, (each) => diffEntity(each, unified));
}

/** Does a commit's changes again, or takes them back, on another branch. */
function redo(call: Call, verb: 'cherry-pick' | 'revert') {
	const project = projectOf(call);
	values.required(call.input, 'branch');
	const commit = commitOf(call, project);
	const branch = values.text(call.input, 'branch') ?? '';
	if (!project.branches.has(branch)) throw notFound('Branch');
	const [before, after] = [treeBefore(commit), commit.tree];
	const [base, theirs] = verb === 'revert' ? [after, before] : [before, after];
	const change = (tip: Commit): Tree => {
		const tree = merged(base, tip.tree, theirs);
		if (!tree) throw cannot(verb, 'conflict');
		if (!pathsThatDiffer(tip.tree, tree).length) throw cannot(verb, 'empty');
		return tree;
	};
	const [tip] = project.branches.get(branch)?.commits ?? [];
	if (tip && values.flag(call.input, 'dry_run')) {
		change(tip);
		return new Answer(200, { dry_run: 'success' });
	}
	const message =
		verb === 'revert'
			? `Revert "${titleOf(commit)}"\n\nThis reverts commit ${commit.id}`
			: (values.text(call.input, 'message') ??
				`${commit.message}\n\n(cherry picked from commit ${commit.id})`);
	const input: PushInput = { branch, message };
	if (verb === 'cherry-pick')
		Object.assign(input, { author_name: commit.author_name, author_email: commit.author_email });
	return commitEntity(call, push(call, project, input, change));
}

function cannot(verb: string, error_code: 'conflict' | 'empty'): Refusal {
	const already = verb === 'revert' ? 'reverted' : 'cherry-picked';
	const message = `Sorry, we cannot ${verb} this commit automatically. This commit may already have been ${already}, or a more recent commit may have updated some of its content.`;
	return new Refusal(400, { message, error_code });
}

function refs(call: Call) {
	const project = projectOf(call);
	const commit = commitOf(call, project);
	const type = values.choice(call.input, 'type', ['branch', 'tag', 'all']) ?? 'all';
	const branches = [...project.branches.values()].filter(({ commits }) => commits.includes(commit));
	const tagged = tags.of(project).filter((tag) => historyOf(project, tag.commit).includes(commit));
	const rows = [
		...branches.map(({ name }) => ({ type: 'branch', name })),
		...tagged.map(({ name }) => ({ type: 'tag', name })),
	];
	return page(
		call,
		rows.filter((row) => type === 'all' || row.type === type),
		(row) => row,
	);
}

function mergeRequests(call: Call) {
	const project = projectOf(call);
	const commit = commitOf(call, project);
	const state = values.text(call.input, 'state');
	const found = [...project.merge_requests.values()].filter(
		(request) =>
			request.versions.some(({ commits }) => commits.includes(commit)) &&
			(state === undefined || request.state === state),
	);
	return page(call, found, (request) => mergeRequestBasic(call, request));
}

function signature(call: Call) {
	const { signed_by } = commitOf(call, projectOf(call));
	if (!signed_by) throw notFound('Signature');
	return {
		signature_type: 'PGP',
		verification_status: 'verified',
		gpg_key_id: 1,
		gpg_key_primary_keyid: signed_by,
		gpg_key_user_name: 'Maria Santos',
		gpg_key_user_email: 'maria.santos@example.com',
		gpg_key_subkey_id: 2,
		commit_source: 'gitaly',
	};
}

function updateSubmodule(call: Call) {
	const project = projectOf(call);
	values.required(call.input, 'commit_sha', 'branch');
	const path = call.params.submodule ?? '';
	const sha = values.text(call.input, 'commit_sha') ?? '';
	const branch = values.text(call.input, 'branch') ?? '';
	if (!/^[\da-f]{40}$/.test(sha)) throw refused('Invalid commit SHA');
	const message = values.text(call.input, 'commit_message') ?? `Update submodule ${path} with oid ${sha}`;
	const commit = push(call, project, { branch, message }, ({ tree }) => {
		if (tree.get(path)?.mode !== '160000') throw refused('Invalid submodule path');
		return new Map([...tree, [path, fileOf(sha, '160000')]]);
	});
	return commitDetail(call, commit);
}

const REPO = 'projects/:id/repository';
const COMMIT = `${REPO}/commits/:sha`;

/** @see https://docs.gitlab.com/api/commits/ */
export const commitRoutes: Route[] = [
	['GET', `${REPO}/commits`, listCommits],
	['GET', 'projects/:id/search', searchCommits],
	['POST', `${REPO}/commits`, createCommit],
	['GET', COMMIT, getCommit],
	['GET', `${COMMIT}/diff`, diff],
	['POST', `${COMMIT}/cherry_pick`, (call) => redo(call, 'cherry-pick')],
	['POST', `${COMMIT}/revert`, (call) => redo(call, 'revert')],
	['GET', `${COMMIT}/refs`, refs],
	['GET', `${COMMIT}/merge_requests`, mergeRequests],
	['GET', `${COMMIT}/signature`, signature],
	['PUT', `${REPO}/submodules/:submodule`, updateSubmodule],
];

/** Commits on files, one of them signed, one on a branch of its own with a merge request, and a submodule. */
export const seedCommits: ResourceSeed = async (gitlab, base) => {
	await seedFiles(gitlab, base);
	const { world } = gitlab;
	const { users, projects } = base;
	const { website } = projects;
	const [tip] = website.branches.get('main')?.commits ?? [];
	const files: Tree = new Map([...(tip?.tree ?? []), ['vendor/theme', fileOf('a'.repeat(40), '160000')]]);
	const author = users.maria;
	const signed = world.commitTo(website, 'main', { message: 'Add the theme', author, tree: files });
	signed.signed_by = '8254AAB3FBD54AC9';
	world.createBranch(website, 'hotfix', { from: 'main' });
	const fix = world.commitTo(website, 'hotfix', {
		message: 'Fix the port\n\nChangelog: fixed',
		author: users.aiko,
		tree: new Map([...files, ['config/app.json', fileOf('{"port": 80, "debug": false}\n')]]),
	});
	world.createMergeRequest(website, { title: 'Fix the port', source_branch: 'hotfix', author: users.aiko });
	const pipeline = world.createPipeline(website, 'hotfix', { source: 'external', user: author });
	statusesOf(website).push({
		id: world.next('job'),
		...{ sha: fix.id, ref: 'hotfix', name: 'lint', status: 'success', author, coverage: 98.5 },
		...{ target_url: 'https://ci.example.com/1', description: 'All well', pipeline_id: pipeline.id },
		...{ created_at: world.now(), started_at: world.now(), finished_at: world.now() },
	});
	return {
		pipeline_id: [String(pipeline.id)],
		commit: [fix.id, signed.id],
		branch: ['main', 'hotfix'],
		file_path: ['README.md', 'docs/new.md'],
		previous_path: ['bin/deploy'],
		last_commit_id: [tip?.id ?? '', tip?.parent_ids[0] ?? ''],
		start: ['main'],
		start_project: ['acme/website'],
		commit_sha: ['b'.repeat(40)],
		submodule: ['vendor/theme'],
		ref_name: ['main'],
		dry_run: ['false'],
	};
};
