import { demoGitlab } from './demo-gitlab';
import { fillIn } from './example';
import { doMainJob } from './main-job';
import { MergeRequests } from './merge-requests';
import { N8n, owner } from './rest';

interface Server {
	url: string;
	stop(): Promise<void>;
}

/** Everything a person needs to see the main job: GitLab, n8n, the credential, the workflow switched on. */
export async function setStage(startServer: () => Promise<Server>, say: (line: string) => void) {
	const gitlab = await demoGitlab();
	gitlab.about.forEach(say);
	const server = await startServer();
	const n8n = await N8n.logIn(server.url);
	const credential = await n8n.createCredential('GitLab of the demo', 'gitlabDevopsApi', {
		server: gitlab.url,
		accessToken: gitlab.token,
	});
	const tested = await n8n.testCredential(credential);
	if (tested.status !== 'OK') throw new Error(`The credential test says: ${tested.message}`);
	say('The credential test in n8n says: OK');

	const example = fillIn('label-and-answer-merge-requests.json', { credential, project: gitlab.project.id });
	const workflow = await n8n.createWorkflow(example);
	await n8n.publish(workflow.id);
	say(`The workflow "${workflow.name}" is published`);

	const person = new MergeRequests(gitlab.url, gitlab.personToken, gitlab.project);
	const maintainer = new MergeRequests(gitlab.url, gitlab.token, gitlab.project);
	const webhookBase = process.env.WEBHOOK_URL ?? server.url;
	const { withinMs } = gitlab;

	return {
		/** What the person reads while everything runs. */
		guide: () => guide({ gitlab, n8nUrl: server.url, workflowId: workflow.id }),
		check: async () =>
			await doMainJob({ n8n, workflowId: workflow.id, person, maintainer, webhookBase, say, withinMs }),
		/** Leaves no webhook in the GitLab and no process on the machine. */
		async strike() {
			await n8n.unpublish(workflow.id).catch(() => undefined);
			await server.stop();
			await gitlab.close();
		},
	};
}

interface Guided {
	gitlab: Awaited<ReturnType<typeof demoGitlab>>;
	n8nUrl: string;
	workflowId: string;
}

function guide({ gitlab, n8nUrl, workflowId }: Guided) {
	const { project, shownToken } = gitlab;
	const api = `${gitlab.url}/api/v4/projects/${project.id}`;
	const post = `curl -sS -H "Authorization: Bearer ${shownToken}"`;
	return `
Everything runs.

  n8n            ${n8nUrl}
  log in with    ${owner.email}
  password       ${owner.password}
  the workflow   ${n8nUrl}/workflow/${workflowId}
  its runs       ${n8nUrl}/workflow/${workflowId}/executions
  GitLab         ${gitlab.url} (project ${project.path}, ID ${project.id})

Open a merge request, in a second terminal:

  b=demo-$RANDOM; ${post} ${api}/repository/branches -d branch=$b -d ref=${project.defaultBranch} -o /dev/null && \\
  ${post} ${api}/merge_requests -d source_branch=$b -d target_branch=${project.defaultBranch} -d "title=My change $b"

A second later the workflow has run: see "its runs". Then look at the merge request, which now has the label
"needs review" and a comment by the workflow (the newest one is the first of the list):

  ${post} "${api}/merge_requests?per_page=1"
  iid=$(${post} "${api}/merge_requests?per_page=1" | grep -o '"iid":[0-9]*' | head -1 | cut -d: -f2)
  ${post} ${api}/merge_requests/$iid/notes

Comment on it, and it is answered again and labelled "in discussion":

  ${post} ${api}/merge_requests/$iid/notes -d "body=Could somebody look at this?"

Ctrl-C stops everything.
`;
}
