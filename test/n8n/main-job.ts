import type { MergeRequests } from './merge-requests';
import type { N8n } from './rest';
import { until } from './until';

interface Stage {
	n8n: N8n;
	workflowId: string;
	/** Opens the merge request and comments. */
	person: MergeRequests;
	/** Sees the webhooks. */
	maintainer: MergeRequests;
	/** Where n8n's webhooks are reached: how a hook of this workflow is told from others. */
	webhookBase: string;
	say: (line: string) => void;
	/** A GitLab elsewhere may take its time to deliver. */
	withinMs: number;
}

async function hooksOf({ maintainer, webhookBase }: Stage) {
	return (await maintainer.hooks()).filter(({ url }) => url.startsWith(webhookBase));
}

async function seesHook(stage: Stage) {
	const [hook] = await hooksOf(stage);
	if (!hook) throw new Error("GitLab does not have the workflow's webhook");
	if (!hook.enable_ssl_verification) throw new Error('the webhook does not verify certificates');
	stage.say(`GitLab has the workflow's webhook: ${hook.url}`);
}

async function seesAnswer(stage: Stage, iid: number, answers: number, label: string) {
	const { n8n, workflowId, person, say, withinMs } = stage;
	const done = await until(
		`answer ${answers} on !${iid}`,
		async () => {
			const executions = await n8n.executions(workflowId);
			const failed = executions.find(({ status }) => status !== 'success');
			if (failed) throw new Error(`execution ${failed.id} ended with ${failed.status}: ${failed.error}`);
			const answering = executions.filter(({ output }) => output['Answer in a comment']?.length);
			return answering.length >= answers ? answering : undefined;
		},
		withinMs,
	);
	say(`n8n ran the workflow: execution ${done[answers - 1].id}, success`);

	const labels = await person.labels(iid);
	if (!labels.includes(label))
		throw new Error(`!${iid} lacks the label "${label}": it has ${labels.join(', ')}`);
	const comments = await person.comments(iid);
	say(`!${iid} has the labels ${labels.join(', ')} and the comment "${comments.at(-1)?.split('\n')[0]}"`);
}

async function endsQuietly(stage: Stage, iid: number) {
	const { n8n, workflowId, person, say } = stage;
	await n8n.unpublish(workflowId);
	if ((await hooksOf(stage)).length) throw new Error('GitLab still has the webhook of the workflow');
	say('The workflow is switched off: its webhook is gone from GitLab');
	const comments = await person.comments(iid);
	if (comments.length !== 3) throw new Error(`the workflow answered itself: ${comments.join(' | ')}`);
	say('It never answered its own comments');
}

/**
 * Do the main job once without a person: open a merge request, comment on it, see the label and the answers,
 * switch the workflow off and see its webhook gone. Throws at the first thing that is not as it should be.
 */
export async function doMainJob(stage: Stage) {
	const { person, say } = stage;
	await seesHook(stage);
	const opened = await person.open('Try the n8n workflow');
	try {
		say(`Opened merge request !${opened.iid}: ${opened.url}`);
		await seesAnswer(stage, opened.iid, 1, 'needs review');
		await person.comment(opened.iid, 'Could somebody look at this, please?');
		say(`Commented on !${opened.iid}`);
		await seesAnswer(stage, opened.iid, 2, 'in discussion');
		await endsQuietly(stage, opened.iid);
	} finally {
		await person.putAway(opened);
		say(`Closed !${opened.iid} and deleted its branch`);
	}
}
