import type { Delivery, Hook, User } from '../gitlab';
import type { WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { hangUp, signed } from './sending';
import { until } from './until';
import { triggerAlone } from './workflows';

/** What n8n answers to a delivery. */
export const STARTED = { status: 200, message: 'Workflow was started' };
export const CAME_BEFORE = { status: 200, message: 'Came before' };
export const NOT_CHOSEN = { status: 200, message: 'Not chosen in n8n' };
export const heldBack = (by: string) => ({ status: 200, message: `Held back by ${by} in n8n` });

/** One workflow at a time that listens to a project in which anybody may comment on a merge request. */
export class Comments {
	scene!: Scene;
	private iid!: number;

	constructor() {
		beforeAll(async () => {
			this.scene = await setScene();
			this.scene.project.visibility = 'public';
			({ iid: this.iid } = await this.scene.colleague.open('A change'));
		});
		afterEach(async () => await this.scene.clear());
		afterAll(async () => await this.scene?.strike());
	}

	/** The only hook of the project. */
	get hook(): Hook {
		return this.scene.project.hooks[0];
	}

	/** Publishes a workflow, and gives its ID. */
	async listen(parameters: WorkflowNode['parameters'] = {}): Promise<string> {
		const example = this.scene.filledIn('label-and-answer-merge-requests.json');
		// What is caught up with in the background would be executions too.
		const whole = { filters: {}, options: { catchUp: false }, ...parameters };
		const { id } = await this.scene.create(triggerAlone(example, whole));
		await this.scene.n8n.publish(id);
		return id;
	}

	/** What a workflow has put out so far, one for each execution. */
	async outputs(id: string) {
		await this.scene.calm(id);
		const executions = await this.scene.n8n.executions(id);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		return executions.flatMap(({ output }) => Object.values(output)[0]);
	}

	/** What n8n answers when somebody comments. */
	async comment(user: User, text: string) {
		await this.scene.as(user).comment(this.iid, text);
		await this.scene.gitlab.settled();
		const [{ response_status: status, response_body: body }] = this.hook.logs;
		return { status: Number(status), message: (JSON.parse(body) as { message?: string }).message };
	}

	/** A genuine delivery, of a comment, which has started the workflow. */
	async genuine(user = this.scene.users.aiko): Promise<Delivery> {
		expect(await this.comment(user, 'Nice')).toEqual(STARTED);
		return this.scene.gitlab.deliveries.at(-1)!;
	}

	/** One by somebody whose role a workflow that listens for it has not asked for yet. */
	async toAskAbout() {
		const { aiko, jonas } = this.scene.users;
		const { event, body: byJonas } = await this.genuine(jonas);
		const body = byJonas.replace(`"id":${jonas.id},`, `"id":${aiko.id},`);
		return { headers: signed(this.hook, { event, body }), body };
	}

	/** Sends it, and hangs up while GitLab is asked for the role: only then is n8n sure to be at it. */
	async hangUpWhenAsked({ headers, body }: { headers: Record<string, string>; body: string }) {
		const { gitlab } = this.scene;
		const isAboutRoles = ({ path }: { path: string }) => path.includes('/members/');
		const asked = () => gitlab.requests.filter(isAboutRoles).length;
		const before = asked();
		gitlab.faults.add({ kind: 'latency', ms: 300, match: isAboutRoles });
		await hangUp(this.hook, headers, body, async () => {
			await until('GitLab is asked', () => asked() > before);
		});
		gitlab.faults.clear();
	}
}
