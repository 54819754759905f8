import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { LISTS_OF_PROJECTS } from './graphql/projects/least';

/** GitLab's published contract, kept beside the project: only tests read it. */
const folder = resolve(__dirname, '../..', process.env.GITLAB_CONTRACT ?? '../shared/gitlab');

/** Whether GitLab's contract is there; without it, what needs it is skipped. */
export const hasContract = existsSync(resolve(folder, 'response-keys.json'));

/** Why something is skipped. */
export const NO_CONTRACT = `(no contract in ${folder}: set GITLAB_CONTRACT)`;

/** One of its files, as it is. */
export function contractText(name: string): string {
	return readFileSync(resolve(folder, name), 'utf8');
}

/** One of its JSON files. */
export function contractFile<T>(name: string): T {
	return JSON.parse(contractText(name)) as T;
}

/**
 * What GitLab's GraphQL schema has beside the selection of it that is kept: the commits of merge requests.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#mergerequest
 * @see https://docs.gitlab.com/api/graphql/reference/#commit
 */
const MORE_GRAPHQL = `
	extend type MergeRequest {
		commitsWithoutMergeCommits(after: String, before: String, first: Int, last: Int): CommitConnection
	}
	type CommitConnection { nodes: [Commit] pageInfo: PageInfo! }
	type Commit { id: ID! sha: String! title: String authoredDate: Time committedDate: Time }
`;

/** GitLab's GraphQL schema, in GraphQL's schema definition language. */
export function graphqlContract(): string {
	return contractText('graphql.slim.graphql') + MORE_GRAPHQL + LISTS_OF_PROJECTS;
}

/** `describe`, or a skipped test that says why. */
export function describeWithContract(title: string, suite: () => void): void {
	// The suite is not even looked at without the contract, because it reads the files.
	if (hasContract) return describe(title, suite);
	const skipped = `${title} ${NO_CONTRACT}`;
	// Jest names skipped tests only where it runs a single file.
	process.stderr.write(`Skipped: ${skipped}\n`);
	test.skip(skipped, () => undefined);
}
