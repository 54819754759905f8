import { Gitlab } from '@gitbeaker/rest';

export interface Project {
	id: number;
	path: string;
	defaultBranch: string;
}

/** What a person does in GitLab with merge requests, done through GitLab's API by an independent client. */
export class MergeRequests {
	private readonly api: InstanceType<typeof Gitlab>;

	constructor(
		host: string,
		token: string,
		private readonly project: Project,
	) {
		this.api = new Gitlab({ host, token });
	}

	/** Open a merge request from a new branch. */
	async open(title: string) {
		const branch = `demo-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
		await this.api.Branches.create(this.project.id, branch, this.project.defaultBranch);
		const opened = await this.api.MergeRequests.create(
			this.project.id,
			branch,
			this.project.defaultBranch,
			title,
			{
				removeSourceBranch: true,
			},
		);
		return { iid: opened.iid, branch, url: opened.web_url };
	}

	async comment(iid: number, body: string) {
		return await this.api.MergeRequestNotes.create(this.project.id, iid, body);
	}

	async change(iid: number, changes: { title?: string; description?: string }) {
		await this.api.MergeRequests.edit(this.project.id, iid, changes);
	}

	async labels(iid: number) {
		return (await this.api.MergeRequests.show(this.project.id, iid)).labels as string[];
	}

	/** The comments of people and bots, oldest first, without GitLab's own remarks. */
	async comments(iid: number) {
		const notes = await this.api.MergeRequestNotes.all(this.project.id, iid, { sort: 'asc' });
		return notes.filter(({ system }) => !system).map(({ body }) => body);
	}

	/** The webhooks of the project. */
	async hooks() {
		return await this.api.ProjectHooks.all(this.project.id);
	}

	/** Have GitLab send a delivery once more, as with a click on 'Resend request'. */
	async resend(hookId: number, logId: number) {
		await this.api.requester.post(`projects/${this.project.id}/hooks/${hookId}/events/${logId}/resend`);
	}

	/** Close a merge request and delete its branch. */
	async putAway({ iid, branch }: { iid: number; branch: string }) {
		await this.api.MergeRequests.edit(this.project.id, iid, { stateEvent: 'close' });
		await this.api.Branches.remove(this.project.id, branch);
	}
}
