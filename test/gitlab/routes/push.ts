import { need } from '../http/access';
import type { Call } from '../http/call';
import { badParameter, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { commitAt } from '../resources/tag';
import { historyOf, touches } from '../world/history';
import type { Commit, Project } from '../world/model';
import { LEVEL } from '../world/model';
import type { Tree, TreeFile } from '../world/trees';
import { fileOf } from '../world/trees';

/** What a commit over the API says beside what it changes. */
export interface PushInput {
	branch: string;
	message: string;
	/** Where a new branch begins. */
	start?: Commit;
	isForced?: boolean;
	author_name?: string;
	author_email?: string;
}

export const refused = (message: string) => new Refusal(400, { message });

/** What requests for files and commits have in common. */
export function pushInputOf(call: Call, project: Project): PushInput {
	const { input } = call;
	const start = values.text(input, 'start_branch') ?? values.text(input, 'start_sha');
	const from = values.text(input, 'start_project');
	const source = from === undefined ? project : call.world.findProject(from);
	const found = start === undefined || !source ? undefined : commitAt(source, start);
	if (start !== undefined && !found) throw refused("You can't commit to this project");
	return {
		branch: values.text(input, 'branch') ?? '',
		message: values.text(input, 'commit_message') ?? '',
		start: found,
		isForced: values.flag(input, 'force'),
		author_name: values.text(input, 'author_name'),
		author_email: values.text(input, 'author_email'),
	};
}

/** A commit made over the API; open merge requests from its branch get it as a new version. */
export function push(
	call: Call,
	project: Project,
	{ branch: name, message, start, isForced, ...author }: PushInput,
	change: (tip: Commit) => Tree,
): Commit {
	const { world, announce } = call;
	const by = need(call, project, LEVEL.developer);
	const known = project.branches.get(name);
	if (known?.protected) need(call, project, LEVEL.maintainer);
	if (known && start && start !== known.commits[0] && !isForced)
		throw refused(`A branch called '${name}' already exists. Switch to that branch in order to make changes`);
	const tip = start ?? known?.commits[0];
	if (!tip) throw refused('You can only create or edit files when you are on a branch');
	const tree = change(tip);
	const branch = known ?? world.createBranch(project, name, { from: tip.id });
	if (start) branch.commits = historyOf(start.project, start);
	const before = known ? (known.commits[0]?.id ?? '') : '0'.repeat(40);
	const commit = world.commitTo(project, name, { message, author: by, tree });
	for (const [property, value] of Object.entries(author))
		if (value !== undefined) Object.assign(commit, { [property]: value });
	announce.push(project, by, branch, [commit], before);
	for (const request of project.merge_requests.values()) {
		if (request.state !== 'opened' || request.source_branch !== name) continue;
		world.addVersion(request);
		request.updated_at = world.now();
		announce.mergeRequest(request, by, 'update', {}, { oldrev: before });
	}
	return commit;
}

export interface Action {
	action: 'create' | 'update' | 'move' | 'delete' | 'chmod';
	file_path: string;
	previous_path?: string;
	content?: string;
	encoding?: string;
	last_commit_id?: string;
	execute_filemode?: boolean;
}

const ACTIONS = ['create', 'update', 'move', 'delete', 'chmod'];

/** The actions of a request, as far as Grape looks at them. */
export function actionsOf(call: Call): Action[] {
	const { actions } = call.input;
	if (!Array.isArray(actions)) throw badParameter('actions is invalid');
	for (const [at, { action, file_path }] of (actions as Array<Partial<Action>>).entries()) {
		if (!ACTIONS.includes(action ?? ''))
			throw badParameter(`actions[${at}][action] does not have a valid value`);
		if (!file_path) throw badParameter(`actions[${at}][file_path] is empty`);
	}
	return actions as Action[];
}

/** The newest commit that changed a file. */
export function lastCommitOf(tip: Commit, path: string): Commit | undefined {
	return historyOf(tip.project, tip).find((commit) => touches(commit, path));
}

/** A commit's files after some actions. */
export function treeAfter(tip: Commit, actions: Action[], changed = hasChanged): Tree {
	const tree = new Map(tip.tree);
	for (const action of actions) apply(tree, tip, action, changed);
	return tree;
}

const hasChanged = ({ file_path }: Action) =>
	`The file has changed since you started editing it: ${file_path}`;

function apply(tree: Map<string, TreeFile>, tip: Commit, one: Action, changed: typeof hasChanged): void {
	const { action, file_path, last_commit_id } = one;
	const from = action === 'move' ? (one.previous_path ?? '') : file_path;
	const known = tree.get(from);
	if (file_path.split('/').some((part) => ['', '.', '..', '.git'].includes(part)))
		throw refused('Path cannot include directory traversal');
	if (action !== 'create' && !known) throw refused("A file with this name doesn't exist");
	if ((action === 'create' || action === 'move') && tree.has(file_path))
		throw refused('A file with this name already exists');
	if ([...tree.keys()].some((path) => path.startsWith(`${file_path}/`)))
		throw refused('A directory with this name already exists');
	if (last_commit_id !== undefined && known && lastCommitOf(tip, from)?.id !== last_commit_id)
		throw refused(changed(one));
	if (action === 'move' || action === 'delete') tree.delete(from);
	if (action !== 'delete') tree.set(file_path, fileAfter(one, known));
}

function fileAfter({ action, content, encoding, execute_filemode }: Action, known?: TreeFile): TreeFile {
	const bytes =
		content === undefined ? undefined : Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
	const kept = action === 'chmod' || (action === 'move' && bytes === undefined) ? known?.content : bytes;
	const mode = execute_filemode === undefined ? known?.mode : execute_filemode ? '100755' : '100644';
	return fileOf(kept ?? '', mode ?? '100644');
}
