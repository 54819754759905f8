import type { Gitlab } from '../gitlab';
import { startGitlab, World } from '../gitlab';
import type { Things } from '../gitlab/base';
import { seedBase } from '../gitlab/base';
import { type Receiver, startReceiver } from '../gitlab/receiver';
import { seedFor } from '../gitlab/seeds';

/** A resource's world: what its operations can be tried with, and by whom. */
export interface Place {
	things: Things;
	/** Of a maintainer, an administrator and a project's bot: what one of them may not do, another may. */
	tokens: string[];
}

/**
 * One stand-in for all operations. Each resource has a world there in which all exists that its operations need,
 * and whoever enters finds it untouched.
 */
export class Worlds {
	private readonly known = new Map<string, Place & { state: object }>();

	private constructor(
		readonly gitlab: Gitlab,
		/** Where n8n would wake executions that wait. */
		readonly n8n: Receiver,
	) {}

	static async open(): Promise<Worlds> {
		return new Worlds(await startGitlab({ hookCallsPerMinute: Infinity }), await startReceiver());
	}

	/** What there is in a resource's world. */
	async placeOf(resource: string): Promise<Place> {
		return this.known.get(resource) ?? (await this.build(resource));
	}

	/** Makes the stand-in's world that of a resource, as it was at first, and forgets what was sent before. */
	async enter(resource: string): Promise<void> {
		await this.placeOf(resource);
		await this.gitlab.settled();
		Object.assign(this.gitlab.world, structuredClone(this.known.get(resource)?.state));
		this.gitlab.requests.length = 0;
	}

	async close(): Promise<void> {
		await this.gitlab.close();
		await this.n8n.close();
	}

	private async build(resource: string): Promise<Place> {
		const { world, url } = this.gitlab;
		Object.assign(world, new World(), { url });
		const base = seedBase(world);
		const bot = world.createUser({ username: 'project_1_bot', name: 'Bot' });
		world.addMember(base.projects.website, bot, 40);
		const tokens = [base.token, base.adminToken, world.createToken(bot, ['api'])];
		const things = await seedFor(resource, this.gitlab, base);
		this.known.set(resource, { things, tokens, state: { ...world } });
		return { things, tokens };
	}
}
