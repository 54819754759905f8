import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, GitlabOptions, Hook, User } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor } from '../parameters';
import type { Execution } from './n8n';
import { N8n } from './n8n';

/** A GitLab with the seeded company, and an n8n in which executions can sleep; fresh for each test. */
export class Stage {
	gitlab!: Gitlab;
	seeded!: Seed;
	n8n!: N8n;
	/** The token of the credential. */
	token!: string;

	constructor(options: GitlabOptions = {}) {
		beforeEach(async () => {
			this.gitlab = await startGitlab(options);
			this.seeded = seed(this.gitlab.world);
			this.token = this.seeded.token;
			this.n8n = await N8n.start();
		});
		afterEach(async () => {
			await this.gitlab.settled();
			await this.gitlab.close();
			await this.n8n.stop();
			expect(this.n8n.crashes).toEqual([]);
		});
	}

	/** The hooks of the website. */
	get hooks(): Hook[] {
		return this.seeded.projects.website.hooks;
	}

	/** Looks again until it is so: what n8n does after it has gone on is in the background. */
	async until(look: () => void): Promise<void> {
		for (let tries = 0; ; tries += 1) {
			try {
				return look();
			} catch (error) {
				if (tries > 500) throw error;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		}
	}

	async run(parameters: IDataObject, input?: IDataObject[]): Promise<Execution> {
		return await this.n8n.run(
			{ authentication: 'accessToken', ...parameters },
			credentialsFor(this.gitlab, this.token),
			input,
		);
	}

	/** Does something in GitLab, as a person does through its API, and lets GitLab tell of it. */
	async as(user: User, method: string, path: string, body: object = {}): Promise<IDataObject> {
		const token = this.gitlab.world.createToken(user, ['api']);
		const answer = await fetch(`${this.gitlab.url}/api/v4${path}`, {
			method,
			headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
			body: method === 'GET' ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		await this.gitlab.settled();
		return (text ? JSON.parse(text) : {}) as IDataObject;
	}
}
