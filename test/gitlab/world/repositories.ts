import * as arrange from './arrange';
import { newProject } from './fresh';
import { historyOf } from './history';
import { Instance } from './instance';
import type {
	Branch,
	Commit,
	Group,
	GroupWikiPage,
	Holding,
	Job,
	Pipeline,
	Project,
	Snippet,
	User,
	WikiPage,
} from './model';
import type { Tree } from './trees';
import { diffsBetween, withAdded } from './trees';

/** As GitLab makes it from a title. */
export const slugOf = (title: string) => title.replace(/ /g, '-');

type SnippetInput = Pick<Snippet, 'title'> & Partial<Pick<Snippet, 'description' | 'files' | 'visibility'>>;
type WikiPageInput = Pick<WikiPage, 'title' | 'content'> & Partial<Pick<WikiPage, 'format' | 'front_matter'>>;

/** An instance with projects: their branches, commits, pipelines, snippets and wikis. */
export class Repositories extends Instance {
	/** A project with one commit on its default branch, which is protected. */
	createProject(input: arrange.ProjectInput): Project {
		const creator = input.creator ?? this.ownerOf(input.namespace);
		const project = newProject(this.next('project'), input, creator, this.now());
		this.projects.push(project);
		const first = this.createCommit(project, { message: 'Initial commit', author: creator });
		project.branches.set(project.default_branch, {
			name: project.default_branch,
			commits: [first],
			protected: true,
		});
		return project;
	}

	createBranch(project: Project, name: string, options: { from?: string; protected?: boolean } = {}): Branch {
		const from = options.from ?? project.default_branch;
		const commit = project.commits.get(from);
		const commits = project.branches.get(from)?.commits ?? (commit ? historyOf(project, commit) : []);
		const branch = { name, commits: [...commits], protected: options.protected ?? false };
		project.branches.set(name, branch);
		return branch;
	}

	createCommit(project: Project, input: arrange.CommitInput, parent?: Commit): Commit {
		const author = input.author ?? project.creator;
		const before: Tree = parent?.tree ?? new Map();
		const tree = input.tree ?? withAdded(before, input.diffs ?? []);
		const commit: Commit = {
			kind: 'Commit',
			id: arrange.shaOf(`${project.id} ${this.next('commit')} ${input.message}`),
			message: input.message,
			author_name: author.name,
			author_email: author.email,
			created_at: input.created_at ?? this.now(),
			parent_ids: parent ? [parent.id] : [],
			tree,
			diffs: input.diffs ?? diffsBetween(before, tree),
			project,
			notes: [],
		};
		project.commits.set(commit.id, commit);
		return commit;
	}

	/** A new commit on the tip of a branch. */
	commitTo(project: Project, branchName: string, input: arrange.CommitInput): Commit {
		const branch = project.branches.get(branchName) ?? this.createBranch(project, branchName);
		const commit = this.createCommit(project, input, branch.commits[0]);
		branch.commits.unshift(commit);
		return commit;
	}

	createPipeline(project: Project, ref: string, more: Partial<Pipeline> = {}): Pipeline {
		const now = this.now();
		const pipeline: Pipeline = {
			id: this.next('pipeline'),
			iid: this.next(`pipeline of ${project.id}`),
			project,
			sha: project.branches.get(ref)?.commits[0]?.id ?? arrange.shaOf(ref),
			ref,
			status: 'success',
			source: 'merge_request_event',
			user: project.creator,
			created_at: now,
			updated_at: now,
			name: null,
			variables: [],
			jobs: [],
			downstream: [],
			outlook: project.outlook && { ...project.outlook },
			...more,
		};
		project.pipelines.unshift(pipeline);
		return pipeline;
	}

	createJob(pipeline: Pipeline, name: string, more: Partial<Job> = {}): Job {
		const job: Job = {
			id: this.next('job'),
			name,
			stage: name,
			status: 'created',
			pipeline,
			created_at: this.now(),
			started_at: null,
			finished_at: null,
			erased_at: null,
			failure_reason: null,
			allow_failure: false,
			retried: false,
			log: '',
			artifacts: null,
			artifacts_expire_at: null,
			...more,
		};
		pipeline.jobs.unshift(job);
		return job;
	}

	newSnippet<P extends Project | null>(
		project: P,
		author: User,
		{ title, files = [], ...more }: SnippetInput,
	): Omit<Snippet, 'project'> & { project: P } {
		const now = this.now();
		return {
			kind: 'Snippet',
			id: this.next('snippet'),
			title,
			description: null,
			files,
			visibility: 'private',
			author,
			project,
			created_at: now,
			updated_at: now,
			notes: [],
			...more,
		};
	}

	createSnippet(project: Project, author: User, title: string, content: string): Snippet {
		const snippet = this.newSnippet(project, author, { title, files: [{ path: 'snippet.txt', content }] });
		project.snippets.push(snippet);
		return snippet;
	}

	newWikiPage(holder: Holding, input: WikiPageInput): WikiPage | GroupWikiPage {
		const page = {
			kind: 'WikiPage::Meta' as const,
			id: this.next('wiki page'),
			format: 'markdown',
			front_matter: {},
			...input,
			slug: slugOf(input.title),
			notes: [],
		};
		return holder.kind === 'project' ? { ...page, project: holder } : { ...page, group: holder };
	}

	createWikiPage(holder: Holding, title: string, content: string): WikiPage | GroupWikiPage {
		const page = this.newWikiPage(holder, { title, content });
		(holder.wiki_pages as Array<WikiPage | GroupWikiPage>).push(page);
		return page;
	}

	private ownerOf(namespace: Group | User): User {
		if (namespace.kind === 'user') return namespace;
		const above = [namespace, ...arrange.groupsAbove(namespace)];
		const owner = above.flatMap((group) => [...group.members.values()])[0];
		if (!owner) throw new Error(`Group ${namespace.full_path} has no member who could own a project`);
		return owner.user;
	}
}
