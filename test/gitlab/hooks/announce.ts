import { randomUUID } from 'node:crypto';

import { groupsAbove } from '../world/arrange';
import type {
	Branch,
	Commit,
	Hook,
	Issue,
	Job,
	MergeRequest,
	Milestone,
	Note,
	Pipeline,
	Project,
	Reaction,
	User,
} from '../world/model';
import type { World } from '../world/world';
import type { Deliveries } from './deliveries';
import { FLAGS, HEADERS } from './flags';
import type { Changes } from './payloads';
import { notePayload } from './notePayload';
import * as payloads from './payloads';
import { jobPayload, pipelinePayload } from './pipelinePayload';
import { reactionPayload } from './reactionPayload';

/** Tells what has happened to the hooks that asked for it: the project's, those of the groups above, the instance's. */
export class Announcer {
	constructor(
		private readonly world: World,
		private readonly deliveries: Deliveries,
	) {}

	issue(issue: Issue, by: User, action: string, changes: Changes = {}): void {
		const flag = issue.confidential ? 'confidential_issues_events' : 'issues_events';
		this.tell(issue.project, flag, payloads.issuePayload(this.view(by), issue, by, action, changes));
	}

	mergeRequest(request: MergeRequest, by: User, action: string, changes: Changes = {}, more = {}): void {
		const payload = payloads.mergeRequestPayload(this.view(by), request, by, action, changes, more);
		this.tell(request.project, 'merge_requests_events', payload);
	}

	note(note: Note, action: 'create' | 'update' = 'create'): void {
		const payload = notePayload(this.view(note.author), note, action);
		if (!payload || 'group' in note.on) return;
		const flag = payload.event_type === 'confidential_note' ? 'confidential_note_events' : 'note_events';
		this.tell(note.on.project, flag, payload);
	}

	/** Somebody reacts to a comment. */
	reaction(on: Note, reaction: Reaction): void {
		if ('group' in on.on) return;
		this.tell(on.on.project, 'emoji_events', reactionPayload(this.view(reaction.user), on, reaction));
	}

	pipeline(pipeline: Pipeline): void {
		this.tell(pipeline.project, 'pipeline_events', pipelinePayload(this.view(pipeline.user), pipeline));
	}

	job(job: Job): void {
		const { pipeline } = job;
		this.tell(pipeline.project, 'job_events', jobPayload(this.view(pipeline.user), job));
	}

	milestone(milestone: Milestone, by: User, action: string): void {
		const { holder } = milestone;
		if (holder.kind !== 'project') return;
		const payload = payloads.milestonePayload(this.view(by), milestone, holder, action);
		this.tell(holder, 'milestone_events', payload);
	}

	push(project: Project, by: User, branch: Branch, commits: Commit[], before: string): void {
		const payload = payloads.pushPayload(this.view(by), project, by, branch, commits, before);
		this.tell(project, 'push_events', payload, (hook) => branchMatches(hook, branch.name));
	}

	private view(user: User) {
		return { world: this.world, user };
	}

	private tell(
		project: Project,
		flag: string,
		payload: unknown,
		wants: (hook: Hook) => boolean = () => true,
	): void {
		const eventUuid = randomUUID();
		const send = (hook: Hook, header: string) => {
			if (hook.flags[flag] && wants(hook)) void this.deliveries.send(hook, header, payload, eventUuid);
		};
		const hooks = [project, ...groupsAbove(project)].flatMap((place) => place.hooks);
		for (const hook of hooks) send(hook, HEADERS[flag] ?? flag);
		if (FLAGS.system.includes(flag)) for (const hook of this.world.systemHooks) send(hook, 'System Hook');
	}
}

function branchMatches(hook: Hook, branch: string): boolean {
	const filter = hook.push_events_branch_filter;
	if (!filter || hook.branch_filter_strategy === 'all_branches') return true;
	if (hook.branch_filter_strategy === 'regex') return new RegExp(filter).test(branch);
	const pattern = filter.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${pattern.join('.*')}$`).test(branch);
}
