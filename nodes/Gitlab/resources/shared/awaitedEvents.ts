import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';

/** Most new entries that are looked through: one page. */
const MOST_NEW = 100;

/** Something that can happen to a thing. */
export interface AwaitedEvent {
	/** As users read it. */
	readonly label: string;
	/** The events that tell of it, as GitLab's webhooks name them. */
	readonly hooks: readonly string[];
	/** Whether it is so now. */
	isSo?(about: About): boolean | Promise<boolean>;
	/** The list below the thing where it shows; only what comes into it while it is waited counts. */
	readonly entries?: Entries;
}

interface About {
	gitlab: Gitlab;
	at: Path;
	row: IDataObject;
	/** The labels that are waited for. */
	labels: readonly string[];
}

interface Entries {
	readonly below: 'notes' | 'resource_state_events';
	readonly query: IDataObject;
	is(entry: IDataObject): boolean;
}

/** An event that is a state, with what tells of it. */
function state(label: string, name: string, hooks: readonly string[]): AwaitedEvent {
	return { label, hooks, isSo: ({ row }) => row.state === name };
}

function issuableEvents(hooks: readonly string[]): Record<string, AwaitedEvent> {
	return {
		closed: state('Closed', 'closed', hooks),
		commented: {
			label: 'Commented',
			hooks: ['note_events', 'confidential_note_events'],
			entries: {
				below: 'notes',
				query: { order_by: 'created_at', sort: 'desc', activity_filter: 'only_comments' },
				is: ({ system }) => system !== true,
			},
		},
		labeled: {
			label: 'Labeled',
			hooks,
			isSo: ({ row, labels }) => {
				const has = (row.labels ?? []) as string[];
				return labels.length > 0 && labels.every((label) => has.includes(label));
			},
		},
		reopened: {
			label: 'Reopened',
			hooks,
			entries: { below: 'resource_state_events', query: {}, is: (entry) => entry.state === 'reopened' },
		},
	};
}

/** What can happen to an issue. */
export const issueEvents = issuableEvents(['issues_events', 'confidential_issues_events']);

const MERGE_REQUESTS = ['merge_requests_events'];

/** What can happen to a merge request. */
export const mergeRequestEvents: Record<string, AwaitedEvent> = {
	...issuableEvents(MERGE_REQUESTS),
	merged: state('Merged', 'merged', MERGE_REQUESTS),
	approved: {
		label: 'Approved',
		hooks: MERGE_REQUESTS,
		// Where no approval is required, GitLab calls what nobody has approved approved.
		isSo: async ({ gitlab, at }) => {
			const { approved, approved_by } = await gitlab.get(path`${at}/approvals`);
			return approved === true && Array.isArray(approved_by) && approved_by.length > 0;
		},
	},
};

const withStatus = (label: string, status: string): AwaitedEvent => ({
	label,
	hooks: ['deployment_events'],
	isSo: ({ row }) => row.status === status,
});

/** How a deployment can end. */
export const deploymentEvents: Record<string, AwaitedEvent> = {
	canceled: withStatus('Canceled', 'canceled'),
	deployed: withStatus('Deployed', 'success'),
	failed: withStatus('Failed', 'failed'),
};

/** The ID of the newest entry of a thing's list. */
export async function newestIn(gitlab: Gitlab, at: Path, { below, query }: Entries): Promise<number> {
	return Math.max(0, ...(await entriesOf(gitlab, at, { below, query })).map(({ id }) => Number(id)));
}

/** The first entry that came after another. */
export async function firstAfter(
	gitlab: Gitlab,
	at: Path,
	{ entries, newest }: { entries: Entries; newest: number },
): Promise<IDataObject | undefined> {
	const later = (await entriesOf(gitlab, at, entries)).filter((entry) => Number(entry.id) > newest);
	return later.sort((a, b) => Number(a.id) - Number(b.id)).find((entry) => entries.is(entry));
}

async function entriesOf(
	gitlab: Gitlab,
	at: Path,
	{ below, query }: Pick<Entries, 'below' | 'query'>,
): Promise<IDataObject[]> {
	const list = path`${at}/${below}`;
	// State events come the oldest first.
	return below === 'notes'
		? await gitlab.list(list, query, MOST_NEW, { countsMore: true })
		: await gitlab.list(list, query);
}
