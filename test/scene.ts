import type { IDataObject, INode } from 'n8n-workflow';
import type { Outcome } from './engine';
import { callList, runGitlab } from './engine';
import type { Gitlab, GitlabOptions } from './gitlab';
import { startGitlab } from './gitlab';
import type { Seed } from './gitlab/seed';
import { seed } from './gitlab/seed';
import { credentialsFor } from './parameters';

/** A request as tests compare it: method, path below the API, query, body. */
export type Sent = [method: string, path: string, query: object, body: unknown];

/** A stand-in with the seeded company, fresh for each test, and the node that works with it. */
export class Scene {
	gitlab!: Gitlab;
	seeded!: Seed;

	constructor(options: GitlabOptions = {}) {
		beforeEach(async () => {
			this.gitlab = await startGitlab(options);
			this.seeded = seed(this.gitlab.world);
		});
		afterEach(async () => await this.gitlab.close());
	}

	async run(
		parameters: IDataObject,
		{
			token = this.seeded.token,
			...more
		}: { input?: IDataObject[]; onError?: INode['onError']; token?: string } = {},
	): Promise<Outcome> {
		return await runGitlab(parameters, { credentials: credentialsFor(this.gitlab, token), ...more });
	}

	/** Asks for a list of the editor, with the other fields as given. */
	async list<T>(
		group: 'listSearch' | 'loadOptions',
		method: string,
		parameters: IDataObject,
		{ args = [], token = this.seeded.token }: { args?: unknown[]; token?: string } = {},
	): Promise<T> {
		return await callList<T>(group, method, parameters, {
			credentials: credentialsFor(this.gitlab, token),
			args,
		});
	}

	/** What has been sent so far, in order. */
	get sent(): Sent[] {
		return this.gitlab.requests.map(({ method, path, query, body }) => [
			method,
			path.replace('/api/v4', ''),
			query,
			body,
		]);
	}

	/** What has been sent to change something. */
	get writes(): Sent[] {
		return this.sent.filter(([method]) => method !== 'GET');
	}
}
