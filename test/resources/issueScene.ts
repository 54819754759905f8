import type { IDataObject, INode } from 'n8n-workflow';
import type { Outcome } from '../engine';
import { runGitlab } from '../engine';
import type { Gitlab, Issue } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

/** A request as tests compare it: method, path below the API, query, body. */
export type Sent = [method: string, path: string, query: object, body: unknown];

/** Where the seeded website's issues are, and the first of them. */
export const ISSUES = '/projects/acme%2Fwebsite/issues';
export const FIRST = `${ISSUES}/1`;

/** A stand-in with the seeded company, fresh for each test, and issue 1 of the website at hand. */
export class Scene {
	gitlab!: Gitlab;
	seeded!: Seed;

	constructor() {
		beforeEach(async () => {
			this.gitlab = await startGitlab();
			this.seeded = seed(this.gitlab.world);
		});
		afterEach(async () => await this.gitlab.close());
	}

	get credentials() {
		return credentialsFor(this.gitlab, this.seeded.token);
	}

	/** Runs an operation on issue 1 of the website, unless the parameters say otherwise. */
	async run(
		operation: string,
		parameters: IDataObject = {},
		more: { input?: IDataObject[]; onError?: INode['onError'] } = {},
	): Promise<Outcome> {
		const place = { project: locator('acme/website'), issue: locator(1) };
		return await runGitlab(
			{ resource: 'issue', operation, ...place, ...parameters },
			{ credentials: this.credentials, ...more },
		);
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

	/** The issue of the website with a number. */
	issue(iid: number): Issue {
		const found = this.seeded.projects.website.issues.get(iid);
		if (!found) throw new Error(`There is no issue ${iid}`);
		return found;
	}

	/** Issue 1 waits for issue 2, which shows as link 1. */
	linkSecond(): void {
		const [source, target] = [this.issue(2), this.issue(1)];
		const link = {
			id: this.gitlab.world.next('issue link'),
			source,
			target,
			link_type: 'blocks' as const,
			created_at: '2026-01-02T03:04:05.000Z',
		};
		source.links.push(link);
		target.links.push(link);
	}

	/** The simplified row of issue 1, as seeded. */
	get simple(): IDataObject {
		return {
			iid: 1,
			project_id: this.seeded.projects.website.id,
			title: 'Checkout button does nothing in Safari',
			state: 'opened',
			labels: ['bug', 'priority::high'],
			author: 'maria.santos',
			assignees: ['aiko.tanaka'],
			milestone: 'Spring release',
			due_date: this.issue(1).due_date,
			web_url: `${this.gitlab.url}/acme/website/-/issues/1`,
		};
	}
}
