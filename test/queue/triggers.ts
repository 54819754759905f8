import { randomUUID } from 'node:crypto';

import type { Group, Hook, Project } from '../gitlab';
import { MergeRequests } from '../n8n/merge-requests';
import type { WorkflowNode } from '../n8n/rest';
import type { Scene } from '../n8n/scene';
import type { Sample } from './sign';
import { triggerIn, underLoad } from './workflow';

/** A published workflow, and what GitLab sends to it. */
export interface Receiver extends Sample {
	url: string;
}

/** Where triggers are: on a project, or on the group that it is in. */
interface Place {
	project: Project;
	holder: Project | Group;
	triggers: number;
}

const SHARE_IN_GROUPS = 0.4;
/** More than that on one place are better one workflow that calls others; GitLab allows 50. */
const MOST_ON_A_GROUP = 10;

/** Most teams have a project of their own for each workflow; four of ten share a group. */
function placesFor({ gitlab: { world }, users }: Scene, triggers: number): Place[] {
	const places: Place[] = [];
	const groupWith = (path: string) => world.createGroup({ path, owner: users.maria });
	const projectIn = (namespace: Group, path: string) => world.createProject({ path, namespace });
	for (let left = Math.floor(triggers * SHARE_IN_GROUPS); left > 0; left -= MOST_ON_A_GROUP) {
		const group = groupWith(`department-${places.length}`);
		const project = projectIn(group, 'service');
		places.push({ project, holder: group, triggers: Math.min(left, MOST_ON_A_GROUP) });
	}
	const teams = groupWith('teams');
	for (let left = triggers - Math.floor(triggers * SHARE_IN_GROUPS); left > 0; left--) {
		const project = projectIn(teams, `service-${left}`);
		places.push({ project, holder: project, triggers: 1 });
	}
	return places;
}

function triggerOn(scene: Scene, { kind, id }: Project | Group): WorkflowNode {
	const chosen = { __rl: true, mode: 'id', value: String(id) };
	return triggerIn(scene, kind === 'group' ? { place: 'group', group: chosen } : { project: chosen });
}

/** Opens a merge request in each place: what GitLab then sends to each hook is the pattern of all that follows. */
async function sampleOf(scene: Scene, { project, holder }: Place): Promise<Receiver[]> {
	const { gitlab, users } = scene;
	const developer = new MergeRequests(gitlab.url, gitlab.world.createToken(users.maria, ['api']), {
		id: project.id,
		path: project.path_with_namespace,
		defaultBranch: project.default_branch,
	});
	await developer.open('The first of many');
	await gitlab.settled();
	return holder.hooks.map((hook) => receiverBehind(scene, hook));
}

function receiverBehind({ gitlab }: Scene, { url, signing_token: signingToken }: Hook): Receiver {
	const first = gitlab.deliveries.find((delivery) => delivery.url === url);
	if (!first) throw new Error(`GitLab has sent nothing to ${url}`);
	if (!signingToken) throw new Error('The webhook has no signing token');
	return { url, headers: first.headers, body: first.body, signingToken };
}

/** Publishes so many workflows that begin with this package's trigger. */
export async function publishTriggers(scene: Scene, triggers: number, jobUrl: string): Promise<Receiver[]> {
	const receivers: Receiver[] = [];
	for (const place of placesFor(scene, triggers)) {
		for (let index = 0; index < place.triggers; index++) {
			const name = `${place.holder.name} ${index}`;
			const { id } = await scene.create(underLoad(name, triggerOn(scene, place.holder), jobUrl));
			await scene.n8n.publish(id);
		}
		receivers.push(...(await sampleOf(scene, place)));
	}
	return receivers;
}

/** Publishes as many workflows that begin with n8n's own Webhook node, which are sent the same. */
export async function publishWebhooks(
	scene: Scene,
	receivers: Receiver[],
	where: { webhookUrl: string; jobUrl: string },
): Promise<Receiver[]> {
	const published: Receiver[] = [];
	for (const receiver of receivers) {
		const path = randomUUID();
		const webhook: WorkflowNode = {
			id: 'webhook',
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
		};
		const { id } = await scene.create(underLoad(path, webhook, where.jobUrl));
		await scene.n8n.publish(id);
		published.push({ ...receiver, url: `${where.webhookUrl}/webhook/${path}` });
	}
	return published;
}
