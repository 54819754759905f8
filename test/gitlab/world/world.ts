import * as arrange from './arrange';
import { newIssue, newMergeRequest } from './fresh';
import type {
	Epic,
	Group,
	Holding,
	Issue,
	Label,
	MergeRequest,
	Milestone,
	Note,
	Noteable,
	Project,
	User,
} from './model';
import type { QuickAction } from './quickActions';
import { takeQuickActions } from './quickActions';
import { Repositories } from './repositories';

/** The state behind the stand-in, with functions that arrange it. Arranging sends no webhooks; the API does. */
export class World extends Repositories {
	createLabel(holder: Holding, input: arrange.LabelInput): Label {
		const now = this.now();
		const label: Label = {
			id: this.next('label'),
			color: '#6699cc',
			description: null,
			archived: false,
			priority: null,
			created_at: now,
			updated_at: now,
			...input,
			holder,
			subscribers: new Set(),
		};
		holder.labels.push(label);
		return label;
	}

	/** The labels of these names, each made in the project when nothing has it yet. */
	labelsNamed(project: Project, wanted: Array<string | Label>): Label[] {
		const known = arrange.labelsOf(project);
		const found = wanted.map((want) => {
			if (typeof want !== 'string') return want;
			return known.find((label) => label.name === want) ?? this.createLabel(project, { name: want });
		});
		return [...new Set(found)].sort((a, b) => a.name.localeCompare(b.name));
	}

	newMilestone(holder: Holding, input: arrange.MilestoneInput): Milestone {
		const now = this.now();
		return {
			id: this.next('milestone'),
			iid: this.next(`milestone of ${holder.kind} ${holder.id}`),
			description: '',
			state: 'active',
			due_date: null,
			start_date: null,
			created_at: now,
			updated_at: now,
			...input,
			holder,
		};
	}

	createMilestone(holder: Holding, input: arrange.MilestoneInput): Milestone {
		const milestone = this.newMilestone(holder, input);
		holder.milestones.push(milestone);
		return milestone;
	}

	createIssue(project: Project, input: arrange.IssueInput): Issue {
		const iid = input.iid ?? this.next(`issue of ${project.id}`);
		const labels = input.labels ? this.labelsNamed(project, input.labels) : [];
		const issue = newIssue(this.next('issue'), iid, project, { ...input, labels }, this.now());
		project.issues.set(iid, issue);
		return issue;
	}

	/** A merge request; a source branch that does not exist yet is made with one commit. */
	createMergeRequest(project: Project, input: arrange.MergeRequestInput): MergeRequest {
		const target = input.target_branch ?? project.default_branch;
		if (!project.branches.has(input.source_branch)) {
			this.createBranch(project, input.source_branch, { from: target });
			this.commitTo(project, input.source_branch, {
				message: input.title,
				author: input.author,
				diffs: [arrange.addedFile(`${input.source_branch}.md`, [input.title])],
			});
		}
		const iid = input.iid ?? this.next(`merge request of ${project.id}`);
		const labels = input.labels ? this.labelsNamed(project, input.labels) : [];
		const request = newMergeRequest(
			this.next('merge request'),
			iid,
			project,
			{ ...input, labels, target_branch: target },
			this.now(),
		);
		project.merge_requests.set(iid, request);
		this.addVersion(request);
		return request;
	}

	/** What the branches hold now becomes the newest version of the merge request's diff. */
	addVersion(request: MergeRequest): void {
		const { project } = request;
		const source = project.branches.get(request.source_branch);
		const target = project.branches.get(request.target_branch);
		const commits = arrange.commitsBetween(source, target);
		request.versions.unshift({
			id: this.next('version'),
			created_at: this.now(),
			head: source?.commits[0]?.id ?? arrange.shaOf(request.source_branch),
			base: target?.commits[0]?.id ?? arrange.shaOf(request.target_branch),
			commits,
			diffs: commits.flatMap((commit) => commit.diffs),
		});
	}

	/** Runs the quick actions in what somebody wrote about a thing, and gives what is left of the text. */
	interpret(text: string, by: User, on: object): { text: string; actions: QuickAction[] } {
		// Wiki pages and snippets know none.
		if (['Snippet', 'WikiPage::Meta', 'GroupWikiPage::Meta'].includes('kind' in on ? String(on.kind) : ''))
			return { text, actions: [] };
		const taken = takeQuickActions(text);
		for (const action of taken.actions) this.quickActions.push({ ...action, by, on });
		return taken.actions.length ? taken : { text, actions: [] };
	}

	createNote(on: Noteable, author: User, body: string, more: Partial<Note> = {}): Note {
		const now = this.now();
		const id = this.next('note');
		const note = { id, type: null, system: false, internal: false, created_at: now };
		const alone = { discussion_id: arrange.shaOf(`discussion ${id}`), position: null, suggestions: [] };
		const open = { resolved_by: null, resolved_at: null };
		const updated_at = more.created_at ?? now;
		const whole: Note = { ...note, ...alone, ...open, updated_at, ...more, body, author, on };
		(on.notes as Note[]).push(whole);
		return whole;
	}

	newEpic(group: Group, author: User, title: string): Epic {
		const now = this.now();
		return {
			kind: 'Epic',
			id: this.next('epic'),
			iid: this.next(`epic of ${group.id}`),
			group,
			title,
			description: null,
			state: 'opened',
			color: '#1068bf',
			confidential: false,
			author,
			labels: [],
			start_date_fixed: null,
			start_date_is_fixed: false,
			due_date_fixed: null,
			due_date_is_fixed: false,
			parent_id: null,
			created_at: now,
			updated_at: now,
			closed_at: null,
			notes: [],
		};
	}

	createEpic(group: Group, author: User, title: string): Epic {
		const epic = this.newEpic(group, author, title);
		group.epics.push(epic);
		return epic;
	}
}
