import type { IDataObject, INode } from 'n8n-workflow';
import type { Outcome } from '../engine';
import { runGitlab } from '../engine';
import type { Gitlab, MergeRequest, RecordedRequest } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

/** A request as tests compare it: method, path below the API, query, body. */
export type Sent = [method: string, path: string, query: object, body: unknown];

/** Where the seeded website's merge requests are. */
export const WEBSITE = '/projects/acme%2Fwebsite';
export const FIRST = `${WEBSITE}/merge_requests/1`;

/** A stand-in with the seeded company, fresh for each test, and merge request 1 of the website at hand. */
export class Scene {
	gitlab!: Gitlab;
	seeded!: Seed;
	/** The token that runs use. */
	token = '';

	constructor() {
		beforeEach(async () => {
			this.gitlab = await startGitlab();
			this.seeded = seed(this.gitlab.world);
			this.token = this.seeded.token;
		});
		afterEach(async () => await this.gitlab.close());
	}

	/** Runs an operation on merge request 1 of the website, unless the parameters say otherwise. */
	async run(
		operation: string,
		parameters: IDataObject = {},
		more: { input?: IDataObject[]; onError?: INode['onError'] } = {},
	): Promise<Outcome> {
		const place = { project: locator('acme/website'), mergeRequest: locator(1) };
		return await runGitlab(
			{ resource: 'mergeRequest', operation, ...place, ...parameters },
			{ credentials: credentialsFor(this.gitlab, this.token), ...more },
		);
	}

	/** What has been sent so far, in order. */
	get sent(): Sent[] {
		return this.gitlab.requests.map(comparable);
	}

	/** What has been sent to change something. */
	get writes(): Sent[] {
		return this.sent.filter(([method]) => method !== 'GET');
	}

	/** The merge request of the website with a number. */
	mergeRequest(iid: number): MergeRequest {
		const found = this.seeded.projects.website.merge_requests.get(iid);
		if (!found) throw new Error(`There is no merge request ${iid}`);
		return found;
	}

	/** The simplified row of merge request 1, as seeded. */
	get simple(): IDataObject {
		return {
			iid: 1,
			project_id: this.seeded.projects.website.id,
			title: 'Limit sign-in attempts',
			state: 'opened',
			draft: false,
			source_branch: 'feature/login#2',
			target_branch: 'main',
			author: 'aiko.tanaka',
			detailed_merge_status: 'mergeable',
			web_url: `${this.gitlab.url}/acme/website/-/merge_requests/1`,
		};
	}
}

function comparable({ method, path, query, body }: RecordedRequest): Sent {
	return [method, path.replace('/api/v4', ''), query, body];
}

/** Runs an operation against answers that a test gives in place of a server. */
export async function runAgainst(
	server: string,
	parameters: IDataObject,
	cancelWhen?: Promise<void>,
): Promise<Outcome> {
	return await runGitlab(
		{ resource: 'mergeRequest', ...parameters },
		{ credentials: credentialsFor({ url: server }, 'glpat-test'), cancelWhen },
	);
}
