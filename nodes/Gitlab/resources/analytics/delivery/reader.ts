import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, isFailure, mapAtOnce, path } from '../../../client';
import { isObject } from '../../../fields';
import type { Hint } from '../../../hints';
import type { Tools } from '../../../operation';
import { type Batch, batchesOf, halvesOf, variablesOf } from './batch';
import { type Change, type Delivered, type Deployment, detailsOf, nodesOf, projectOf, timeOf } from './facts';
import { detailsQuery, NOTES, NOTES_AT_ONCE } from './query';
import type { Tally } from './tally';

/** Which deliveries are read. */
export interface Wanted {
	place: Path;
	since: Date;
	until?: Date;
	/** Whether only merge requests count that were merged since, as against all that changed since. */
	mergedSince: boolean;
	/** The environment whose deployments count; none are read where it is left out. */
	environment?: string;
	targetBranch?: string;
}

/** What is begun at once; how many requests are under way, the run itself limits. */
const AT_ONCE = 100;

const NO_DEPLOYMENTS: Hint = (items) =>
	`Some projects do not show their deployments to this credential: they are missing from the metrics of ${items}`;

/** Reads what was delivered with as few requests as GitLab allows, and as many of them at once as the run may. */
export class DeliveryReader {
	constructor(
		private readonly gitlab: Gitlab,
		private readonly tally: Tally,
		private readonly hint: Tools['hint'],
	) {}

	async read(wanted: Wanted): Promise<Delivered> {
		const delivered: Delivered = { changes: [] };
		await allOf(
			[
				async () => void (delivered.changes = await this.changes(wanted)),
				async () => void (delivered.deployments = await this.deployments(wanted)),
			],
			async (part) => await part(),
		);
		// The place may be given by its ID: its merge requests know its path.
		return withPath(delivered, wanted.place);
	}

	private async changes({ place, since, until, mergedSince, targetBranch }: Wanted): Promise<Change[]> {
		const query = { state: 'merged', scope: 'all', updated_after: since.toISOString() };
		const branch = targetBranch === undefined ? {} : { target_branch: targetBranch };
		const rows = this.tally.list(
			await this.gitlab.list(path`${place}/merge_requests`, { ...query, ...branch }),
		);
		const changes = rows
			.filter(({ merged_at }) => {
				const merged = timeOf(merged_at);
				if (merged === undefined || (until && merged >= until.getTime())) return false;
				return !mergedSince || merged >= since.getTime();
			})
			.map((row): Change => ({ project: projectOf(row), row }));
		await allOf(batchesOf(changes), async (batch) => await this.addDetails(batch));
		return changes;
	}

	/** Where GitLab takes too long for a batch, halves of it are asked for. */
	private async addDetails(batch: Batch): Promise<void> {
		this.tally.one();
		const asked = this.gitlab.graphql.send(detailsQuery(batch.size), variablesOf(batch));
		const data = await asked.catch((error: unknown) => {
			if (isTooMuch(error, batch) && halvesOf(batch)) return undefined;
			throw error as Error;
		});
		if (!data) return void (await allOf(halvesOf(batch) ?? [], async (half) => await this.addDetails(half)));
		const parts = [...batch].map(([, changes], at) => ({ changes, part: data[`p${at}`] }));
		await allOf(parts, async ({ changes, part }) => {
			const nodes = new Map(
				nodesOf(isObject(part) ? part.mergeRequests : null).map((node) => [node.iid, node]),
			);
			await allOf(changes, async (change) => {
				const node = nodes.get(String(change.row.iid));
				if (node) change.details = detailsOf(await this.withAllNotes(change, node));
			});
		});
	}

	private async withAllNotes({ project, row }: Change, node: IDataObject): Promise<IDataObject> {
		const whole = { ...node };
		const kinds = { comments: 'ONLY_COMMENTS', activity: 'ONLY_ACTIVITY' };
		for (const [name, filter] of Object.entries(kinds)) {
			if (!isFull(node[name])) continue;
			const variables = { path: project, iid: String(row.iid), filter };
			whole[name] = { nodes: this.tally.list(await this.gitlab.graphql.list(NOTES, variables)) };
		}
		return whole;
	}

	/** GitLab lists deployments by project only. */
	private async deployments(wanted: Wanted): Promise<Deployment[] | undefined> {
		if (wanted.environment === undefined) return undefined;
		const { place } = wanted;
		const places = place.encoded.startsWith('/groups/')
			? await this.projectsIn(place)
			: [{ at: place, project: '' }];
		const lists = await allOf(places, async ({ at, project }) => {
			const rows = await this.deploymentsAt(at, wanted);
			return rows?.flatMap(({ deployable, updated_at }) => {
				const finished = isObject(deployable) ? timeOf(deployable.finished_at) : undefined;
				const time = finished ?? timeOf(updated_at);
				return time === undefined ? [] : [{ project, at: time }];
			});
		});
		if (lists.includes(undefined)) this.hint(NO_DEPLOYMENTS);
		const known = lists.filter((list) => list !== undefined);
		return known.length || !lists.length ? known.flat() : undefined;
	}

	private async deploymentsAt(
		at: Path,
		{ environment, since, until }: Wanted,
	): Promise<IDataObject[] | undefined> {
		const query = { environment, status: 'success', order_by: 'finished_at', sort: 'asc' };
		const period = {
			finished_after: since.toISOString(),
			...(until && { finished_before: until.toISOString() }),
		};
		return await this.gitlab.list(path`${at}/deployments`, { ...query, ...period }).then(
			(rows) => this.tally.list(rows),
			(error: unknown) => {
				if (!isFailure(error, 'forbidden', 'notFound')) throw error as Error;
				this.tally.one();
				return undefined;
			},
		);
	}

	/** The projects of a group that can have deployments. */
	private async projectsIn(group: Path): Promise<Array<{ at: Path; project: string }>> {
		const query = { include_subgroups: true, with_shared: false, archived: false };
		const order = { order_by: 'id', sort: 'asc' };
		const rows = this.tally.list(await this.gitlab.list(path`${group}/projects`, { ...query, ...order }));
		return rows
			.filter((row) => row.environments_access_level !== 'disabled' && row.empty_repo !== true)
			.map((row) => ({ at: path`/projects/${Number(row.id)}`, project: String(row.path_with_namespace) }));
	}
}

/** Names the one project of deployments that were read without it. */
function withPath({ changes, deployments }: Delivered, place: Path): Delivered {
	const [, , id] = place.encoded.split('/');
	const project = changes[0]?.project ?? decodeURIComponent(id);
	return {
		changes,
		deployments: deployments?.map((each) => ({ ...each, project: each.project || project })),
	};
}

/** Whether fewer merge requests at once may do: fewer projects make a query cheaper, fewer rows quicker. */
function isTooMuch(error: unknown, batch: Batch): boolean {
	if (isFailure(error, 'timeout', 'unavailable')) return true;
	return isFailure(error, 'invalid') && batch.size > 1 && /\bcomplexity\b/i.test(error.message);
}

/** Whether there may be more notes than came. */
function isFull(connection: unknown): boolean {
	return nodesOf(connection).length >= NOTES_AT_ONCE;
}

/** Maps values with many of them under way; after a failure nothing more begins. */
async function allOf<T, R>(values: T[], map: (value: T) => Promise<R>): Promise<R[]> {
	return await mapAtOnce(values, AT_ONCE, map);
}
