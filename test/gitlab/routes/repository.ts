import { branchEntity } from '../entities/repository';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { commitAt } from '../resources/tag';
import type { Branch, Commit, Project } from '../world/model';
import { LEVEL } from '../world/model';

/** The commit that the path names; see {@link commitAt}. */
export function commitOf(call: Call, project: Project, param = 'sha'): Commit {
	const commit = commitAt(project, call.params[param] ?? '');
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
];
