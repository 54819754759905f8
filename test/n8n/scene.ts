import { startGitlab } from '../gitlab';
import type { Gitlab, User } from '../gitlab';
import { seed } from '../gitlab/seed';
import type { FilledIn } from './example';
import { fillIn } from './example';
import { MergeRequests } from './merge-requests';
import type { Workflow } from './rest';
import { N8n } from './rest';
import { until } from './until';

/**
 * A seeded GitLab stand-in, one of its projects and two of its people, beside an n8n: the one that all test
 * files share, if no other is named.
 */
export async function setScene(n8nUrl = process.env.N8N_URL ?? '') {
	const gitlab = await startGitlab();
	try {
		return await arrange(gitlab, n8nUrl);
	} catch (error) {
		await gitlab.close();
		throw error;
	}
}

/** A text as an expression that gives it. */
export function asExpression(text: string): string {
	return `={{ ${JSON.stringify(text.slice(0, 8))} + ${JSON.stringify(text.slice(8))} }}`;
}

async function arrange(gitlab: Gitlab, n8nUrl: string) {
	const base = seed(gitlab.world);
	const { users, projects, token } = base;
	const project = projects.website;

	const n8n = await N8n.logIn(n8nUrl);
	const credential = await n8n.createCredential(`GitLab at ${gitlab.url}`, 'gitlabDevopsApi', {
		server: gitlab.url,
		accessToken: token,
	});
	const asClient = (user: User) =>
		new MergeRequests(gitlab.url, gitlab.world.createToken(user, ['api']), {
			id: project.id,
			path: project.path_with_namespace,
			defaultBranch: project.default_branch,
		});

	const filledIn: FillIn = (file, more) =>
		fillIn(file, { credential, project: project.id, group: base.groups.acme.id, ...more });
	return {
		gitlab,
		n8n,
		/** Who and what there is, as seeds of resources take it. */
		base,
		project,
		projects,
		users,
		credential,
		/** What a colleague, who is not the owner of n8n's token, does in GitLab. */
		colleague: asClient(users.aiko),
		maintainer: asClient(users.maria),
		/** What anybody does in GitLab. */
		as: asClient,
		/** An example workflow, filled in. */
		filledIn,
		...workflowsIn(n8n, gitlab, filledIn),
		strike: async () => await gitlab.close(),
	};
}

type FillIn = (file: string, more?: Partial<FilledIn>) => Workflow;

function workflowsIn(n8n: N8n, gitlab: Gitlab, filledIn: FillIn) {
	const made: string[] = [];
	const create = async (workflow: Workflow) => {
		const saved = await n8n.createWorkflow(workflow);
		made.push(saved.id);
		return saved;
	};
	return {
		create,
		/** An example workflow, filled in and saved. */
		createExample: async (file: string, more?: Partial<FilledIn>) => await create(filledIn(file, more)),
		/** Have `clear` remove a workflow that was made otherwise. */
		adopt: (id: string) => void made.push(id),
		/** Wait until no webhook and no execution of the workflow is under way. */
		calm: async (workflowId: string) =>
			await until('all is calm', async () => {
				await gitlab.settled();
				return !(await n8n.isBusy(workflowId));
			}),
		/** Remove the workflows made so far. */
		clear: async () => {
			for (const id of made.splice(0)) await n8n.remove(id);
		},
	};
}

export type Scene = Awaited<ReturnType<typeof setScene>>;
