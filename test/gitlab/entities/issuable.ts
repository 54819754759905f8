import { inWords } from '../world/durations';
import type { Group, Holding, Issue, Label, MergeRequest, Milestone } from '../world/model';
import { groupUrl, projectUrl } from './project';
import type { View } from './user';

/** How an entity is wished to be. */
export interface Shape {
	wholeLabels?: boolean;
	seenFrom?: Group;
}

/** Whether a user follows a thing: because they said so, or because they take part in it. */
export function isSubscribed(thing: Issue | MergeRequest, user: View['user']): boolean {
	if (!user) return false;
	const taking = thing.author === user || thing.assignees.includes(user);
	return thing.subscriptions.get(user) ?? (taking || thing.notes.some((note) => note.author === user));
}

export function webUrl(view: View, thing: Issue | MergeRequest): string {
	const word =
		thing.kind === 'Issue' ? (thing.issue_type === 'issue' ? 'issues' : 'work_items') : 'merge_requests';
	return `${projectUrl(view, thing.project)}/-/${word}/${thing.iid}`;
}

export function holderUrl(view: View, holder: Holding): string {
	return holder.kind === 'project' ? projectUrl(view, holder) : groupUrl(view, holder);
}

export function timeStats(thing: Issue | MergeRequest) {
	return {
		time_estimate: thing.time_estimate,
		total_time_spent: thing.total_time_spent,
		human_time_estimate: inWords(thing.time_estimate),
		human_total_time_spent: inWords(thing.total_time_spent),
	};
}

export function taskCompletion(description: string | null) {
	const boxes = description?.match(/^\s*[-*+] \[[ xX]\]/gm) ?? [];
	return { count: boxes.length, completed_count: boxes.filter((box) => !box.includes('[ ]')).length };
}

/** References, relative to where they are shown. */
export function references(thing: Issue | MergeRequest, seenFrom?: Group) {
	const short = `${thing.kind === 'Issue' ? '#' : '!'}${thing.iid}`;
	const full = thing.project.path_with_namespace;
	const prefix = seenFrom && `${seenFrom.full_path}/`;
	const relative = prefix && full.startsWith(prefix) ? full.slice(prefix.length) : '';
	return { short, relative: `${relative}${short}`, full: `${full}${short}` };
}

export function votes(thing: Issue | MergeRequest) {
	const count = (name: string) => thing.reactions.filter((reaction) => reaction.name === name).length;
	return { upvotes: count('thumbsup'), downvotes: count('thumbsdown') };
}

export function labelBasic(label: Label) {
	return {
		id: label.id,
		name: label.name,
		description: label.description,
		description_html: label.description ?? '',
		text_color: textColor(label.color),
		color: label.color,
		archived: label.archived,
	};
}

function textColor(color: string): string {
	const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
	return ((red ?? 0) + (green ?? 0) + (blue ?? 0)) / 3 > 127 ? '#1F1E24' : '#FFFFFF';
}

/** Labels as names, or whole when `with_labels_details` is asked for. */
export function labelNames(thing: Issue | MergeRequest, whole: boolean) {
	return whole ? thing.labels.map(labelBasic) : thing.labels.map((label) => label.name);
}

export function milestoneEntity(view: View, milestone: Milestone) {
	const { holder } = milestone;
	const today = view.world.now().slice(0, 10);
	return {
		id: milestone.id,
		iid: milestone.iid,
		...(holder.kind === 'project' ? { project_id: holder.id } : { group_id: holder.id }),
		title: milestone.title,
		description: milestone.description,
		state: milestone.state,
		created_at: milestone.created_at,
		updated_at: milestone.updated_at,
		due_date: milestone.due_date,
		start_date: milestone.start_date,
		expired: milestone.due_date !== null && milestone.due_date < today,
		web_url: `${holderUrl(view, holder)}/-/milestones/${milestone.iid}`,
	};
}

export const milestoneOrNull = (view: View, milestone: Milestone | null) =>
	milestone ? milestoneEntity(view, milestone) : null;
