import { branchEntity, commitDetail, commitEntity, diffEntity } from '../entities/repository';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { addedFile } from '../world/arrange';
import type { Branch, Commit, Diff, Project } from '../world/model';
import { LEVEL } from '../world/model';

/** The commit that the path names: by its id, the start of it, or a branch. */
export function commitOf(call: Call, project: Project, param = 'sha'): Commit {
	const wanted = call.params[param] ?? '';
	const branch = project.branches.get(wanted)?.commits[0];
	const short = wanted.length >= 7 && [...project.commits.values()].find(({ id }) => id.startsWith(wanted));
	const commit = project.commits.get(wanted) ?? branch ?? short;
	if (!commit) throw notFound('Commit');
	return commit;
}

function branchOf(call: Call, project: Project): Branch {
	const branch = project.branches.get(call.params.branch ?? '');
	if (!branch) throw notFound('Branch');
	return branch;
}

function listBranches(call: Call) {
	const project = projectOf(call);
	const search = values.text(call.input, 'search') ?? '';
	const fits = (name: string) =>
		search.startsWith('^')
			? name.startsWith(search.slice(1))
			: name.toLowerCase().includes(search.toLowerCase());
	const regex = values.text(call.input, 'regex');
	const by = values.choice(call.input, 'sort', ['name_asc', 'updated_asc', 'updated_desc']) ?? 'name_asc';
	const when = ({ commits: [newest] }: Branch) => newest?.created_at ?? '';
	const sign = by === 'updated_desc' ? -1 : 1;
	const branches = [...project.branches.values()]
		.filter(({ name }) => fits(name) && (!regex || new RegExp(regex).test(name)))
		.sort((a, b) => a.name.localeCompare(b.name));
	if (by !== 'name_asc') branches.sort((a, b) => sign * when(a).localeCompare(when(b)));
	return page(call, branches, (branch) => branchEntity(call, project, branch));
}

function createBranch(call: Call) {
	const project = projectOf(call);
	const by = need(call, project, LEVEL.developer);
	values.required(call.input, 'branch', 'ref');
	const name = values.text(call.input, 'branch') ?? '';
	const ref = values.text(call.input, 'ref') ?? '';
	if (project.branches.has(name)) throw new Refusal(400, { message: 'Branch already exists' });
	if (!project.branches.has(ref) && !project.commits.has(ref)) {
		throw new Refusal(400, { message: 'Invalid reference name: ' + ref });
	}
	const branch = call.world.createBranch(project, name, { from: ref });
	call.announce.push(project, by, branch, [], '0'.repeat(40));
	return branchEntity(call, project, branch);
}

function deleteBranch(call: Call): void {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	const branch = branchOf(call, project);
	if (branch.protected) throw new Refusal(403, { message: 'Protected branch cannot be deleted' });
	project.branches.delete(branch.name);
}

/** GitLab does it in the background; here it is done at once. */
function deleteMerged(call: Call): Answer {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	for (const branch of project.branches.values()) {
		const { merged, default: isDefault } = branchEntity(call, project, branch);
		if (merged && !isDefault && !branch.protected) project.branches.delete(branch.name);
	}
	return new Answer(202, { message: '202 Accepted' });
}

interface Action {
	action: string;
	file_path: string;
	previous_path?: string;
	content?: string;
}

function diffOf({ action, file_path, previous_path, content = '' }: Action): Diff {
	const diff = addedFile(file_path, content.split('\n'));
	return {
		...diff,
		old_path: previous_path ?? file_path,
		new_file: action === 'create',
		renamed_file: action === 'move',
		deleted_file: action === 'delete',
	};
}

/** A commit made over the API; open merge requests from its branch get it as a new version. */
function createCommit(call: Call) {
	const project = projectOf(call);
	const by = need(call, project, LEVEL.developer);
	values.required(call.input, 'branch', 'commit_message', 'actions');
	const name = values.text(call.input, 'branch') ?? '';
	const start = values.text(call.input, 'start_branch');
	const known = project.branches.get(name);
	if (!known && !start)
		throw new Refusal(400, { message: 'You can only create or edit files when you are on a branch' });
	if (known?.protected) need(call, project, LEVEL.maintainer);
	const branch = known ?? call.world.createBranch(project, name, { from: start });
	const before = branch.commits[0]?.id ?? '0'.repeat(40);
	const message = values.text(call.input, 'commit_message') ?? '';
	const actions = call.input.actions;
	if (!Array.isArray(actions)) throw invalid({ actions: ['is invalid'] });
	const diffs = (actions as Action[]).map(diffOf);
	const commit = call.world.commitTo(project, name, { message, author: by, diffs });
	call.announce.push(project, by, branch, [commit], known ? before : '0'.repeat(40));
	for (const request of project.merge_requests.values()) {
		if (request.state !== 'opened' || request.source_branch !== name) continue;
		call.world.addVersion(request);
		request.updated_at = call.world.now();
		call.announce.mergeRequest(request, by, 'update', {}, { oldrev: before });
	}
	return commitDetail(call, commit);
}

function listCommits(call: Call) {
	const project = projectOf(call);
	const ref = values.text(call.input, 'ref_name') ?? project.default_branch;
	const branch = project.branches.get(ref);
	if (!branch) throw notFound('Ref');
	return page(call, branch.commits, (commit) => commitEntity(call, commit), { uncounted: true });
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

const REPO = 'projects/:id/repository';

export const repositoryRoutes: Route[] = [
	['GET', `${REPO}/branches`, listBranches],
	['POST', `${REPO}/branches`, createBranch],
	[
		'GET',
		`${REPO}/branches/:branch`,
		(call) => branchEntity(call, projectOf(call), branchOf(call, projectOf(call))),
	],
	['DELETE', `${REPO}/branches/:branch`, deleteBranch],
	['DELETE', `${REPO}/merged_branches`, deleteMerged],
	['GET', `${REPO}/commits`, listCommits],
	['GET', 'projects/:id/search', searchCommits],
	['POST', `${REPO}/commits`, createCommit],
	['GET', `${REPO}/commits/:sha`, (call) => commitDetail(call, commitOf(call, projectOf(call)))],
	[
		'GET',
		`${REPO}/commits/:sha/diff`,
		(call) => page(call, commitOf(call, projectOf(call)).diffs, (diff) => diffEntity(diff)),
	],
];
