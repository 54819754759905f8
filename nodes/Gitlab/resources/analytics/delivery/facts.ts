import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../fields';

/** Somebody's comment or approval, and when. */
export interface Act {
	by: string;
	at: number;
}

/** What GraphQL tells of a merged merge request. */
export interface Details {
	/** When its oldest commit was written. */
	firstCommit?: number;
	commits: number | null;
	additions: number | null;
	deletions: number | null;
	files: number | null;
	/** When it stopped being a draft, each time. */
	ready: number[];
	/** Comments of people, and approvals, the author's own among them. */
	comments: Act[];
	approvals: Act[];
}

/** A merged merge request: its row in GitLab's list, and its details as far as GitLab shows them. */
export interface Change {
	project: string;
	row: IDataObject;
	details?: Details;
}

/** A deployment that succeeded. */
export interface Deployment {
	project: string;
	at: number;
}

/** What a period has delivered; `deployments` is undefined where they are not known. */
export interface Delivered {
	changes: Change[];
	deployments?: Deployment[];
}

/** The full path of a merge request's project. */
export function projectOf({ references, project_id }: IDataObject): string {
	const full = isObject(references) ? String(references.full ?? '') : '';
	const end = full.lastIndexOf('!');
	return end > 0 ? full.slice(0, end) : String(project_id);
}

/** Milliseconds since 1970; undefined where there is no moment. */
export function timeOf(moment: unknown): number | undefined {
	const time = typeof moment === 'string' ? Date.parse(moment) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

/** A merge request's details as GraphQL answers. */
export function detailsOf(node: IDataObject): Details {
	const size = isObject(node.diffStatsSummary) ? node.diffStatsSummary : {};
	const [oldest] = nodesOf(node.commitsWithoutMergeCommits);
	const activity = nodesOf(node.activity);
	return {
		firstCommit: timeOf(oldest?.authoredDate),
		commits: numberOf(node.commitCount),
		additions: numberOf(size.additions),
		deletions: numberOf(size.deletions),
		files: numberOf(size.fileCount),
		ready: activity.filter(says(READY)).flatMap(({ createdAt }) => timeOf(createdAt) ?? []),
		comments: nodesOf(node.comments).flatMap(actOf),
		approvals: activity.filter(says(APPROVED)).flatMap(actOf),
	};
}

/** GitLab writes what was done in English, whatever language people use. */
const APPROVED = 'approved this merge request';
const READY = 'marked this merge request as **ready**';

const says = (words: string) => (note: IDataObject) => String(note.body).startsWith(words);

/** What people did; programs do not review here. */
function actOf({ author, createdAt }: IDataObject): Act[] {
	const at = timeOf(createdAt);
	if (!isObject(author) || author.bot === true || at === undefined) return [];
	return [{ by: String(author.username), at }];
}

/** The rows of a connection that are shown. */
export function nodesOf(connection: unknown): IDataObject[] {
	const nodes = isObject(connection) ? connection.nodes : undefined;
	return Array.isArray(nodes) ? (nodes as unknown[]).filter(isObject) : [];
}

function numberOf(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}
