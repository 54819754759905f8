import { addExamples } from './demo-examples';
import { demoGitlab } from './demo-gitlab';
import { guide } from './demo-guide';
import { watch } from './demo-watch';
import { fillIn } from './example';
import { doMainJob } from './main-job';
import { MergeRequests } from './merge-requests';
import { N8n } from './rest';

const MAIN = 'label-and-answer-merge-requests.json';

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

	const { id: project, path } = gitlab.project;
	const filledIn = { credential, project, group: path.slice(0, path.lastIndexOf('/')) };
	const workflow = await n8n.createWorkflow(fillIn(MAIN, filledIn));
	await n8n.publish(workflow.id);
	say(`The workflow "${workflow.name}" is published`);

	const person = new MergeRequests(gitlab.url, gitlab.personToken, gitlab.project);
	const maintainer = new MergeRequests(gitlab.url, gitlab.token, gitlab.project);
	const webhookBase = process.env.WEBHOOK_URL ?? server.url;
	const { withinMs } = gitlab;

	return {
		/** All other examples, filled in and not published. */
		addExamples: async () => {
			const added = await addExamples(n8n, filledIn, { but: MAIN });
			say(`${added.length} more examples are in n8n, filled in: publish those that you want to see`);
			return added;
		},
		/** What the person reads while everything runs. */
		guide: () => guide(gitlab, server.url, workflow.id),
		/** Tells of each run of the workflow, for as long as the demo lasts. */
		watch: async () => await watch(n8n, workflow.id, say),
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
