import type {
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { isMutation } from './contract/graphql';
import type { Outcome } from './engine';
import { callList, runGitlab } from './engine';
import type { Gitlab, GitlabOptions, Issue, MergeRequest } from './gitlab';
import { startGitlab } from './gitlab';
import type { Seed } from './gitlab/seed';
import { seed } from './gitlab/seed';
import { credentialsFor, locator } from './parameters';

/** A request as tests compare it: method, path below the API, query, body. */
export type Sent = [method: string, path: string, query: object, body: unknown];

/** How the node runs, beside its parameters. */
interface Running {
	input?: IDataObject[];
	files?: IBinaryKeyData[];
	onError?: INode['onError'];
	/** As the tool of an agent. */
	asTool?: boolean;
}

/** The seeded website: as nodes are told of it, and where GitLab has it. */
export const website = { project: locator('acme/website') };
export const WEBSITE = '/projects/acme%2Fwebsite';

/** A stand-in with the seeded company, fresh for each test, and the node that works with it. */
export class Scene {
	gitlab!: Gitlab;
	seeded!: Seed;
	/** The token of the credential; that of maria.santos until a test takes another. */
	token!: string;

	constructor(options: GitlabOptions = {}) {
		beforeEach(async () => {
			this.gitlab = await startGitlab(options);
			this.seeded = seed(this.gitlab.world);
			this.token = this.seeded.token;
		});
		afterEach(async () => await this.gitlab.close());
	}

	private get credentials() {
		return credentialsFor(this.gitlab, this.token);
	}

	async run(parameters: IDataObject, more: Running = {}): Promise<Outcome> {
		return await runGitlab(parameters, { credentials: this.credentials, ...more });
	}

	/** Runs operations with the same parameters each time, but for those that a test gives. */
	runWith(same: IDataObject) {
		return async (operation: string, parameters: IDataObject = {}, more: Running = {}) =>
			await this.run({ operation, ...same, ...parameters }, more);
	}

	/** A page of a list of the editor, with the other fields as given; the arguments are what is typed, and the page. */
	async search(method: string, parameters: IDataObject = {}, ...args: unknown[]) {
		const { credentials } = this;
		return await callList<INodeListSearchResult>('listSearch', method, parameters, { credentials, args });
	}

	/** What a field with several choices offers in the editor, with the other fields as given. */
	async options(method: string, parameters: IDataObject) {
		const { credentials } = this;
		return await callList<INodePropertyOptions[]>('loadOptions', method, parameters, { credentials });
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
		return this.sent.filter(([method, path, , body]) =>
			path === '/api/graphql' ? isMutation({ body }) : method !== 'GET',
		);
	}

	/** The issue of the website with a number. */
	issue(iid: number): Issue {
		return this.existing(`issue ${iid}`, this.seeded.projects.website.issues.get(iid));
	}

	/** The merge request of the website with a number. */
	mergeRequest(iid: number): MergeRequest {
		return this.existing(`merge request ${iid}`, this.seeded.projects.website.merge_requests.get(iid));
	}

	private existing<T>(what: string, found: T | undefined): T {
		if (!found) throw new Error(`There is no ${what}`);
		return found;
	}
}
