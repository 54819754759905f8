import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, isFailure, path, poll } from '../../client';
import type { Hint } from '../../hints';
import type { Tools } from '../../operation';
import { hasEnded, refuseUnended } from '../shared/waiting';

/** How far pipelines are followed: two projects that start each other's would have no end. */
const MOST_LEVELS = 5;

/** A pipeline that another one has started, and whether it may fail by the configuration of that one. */
export interface Downstream extends IDataObject {
	allow_failure: boolean;
}

const UNSEEN: Hint = (items) =>
	`Pipelines of ${items} started others in projects that the credential may not see: what those started is not waited for`;

/** What waiting for other pipelines needs. */
export interface Following {
	gitlab: Gitlab;
	hint: Tools['hint'];
	/** When the time is up, as `Date.now()` tells it, and how long it was. */
	end: number;
	seconds: number;
}

/**
 * The pipelines that one has started, and those that they have started, when all of them have ended. However many
 * a pipeline has started, one list tells how far they are.
 *
 * @throws GitlabError of kind `timeout` where one goes on when the time is up
 */
export async function downstreamOf(upstream: IDataObject, following: Following): Promise<Downstream[]> {
	const known = new Map<unknown, Downstream>();
	let level = await startedBy(upstream, following);
	for (let depth = 1; level.length; depth++) {
		const fresh = level.filter(({ id }) => !known.has(id) && id !== upstream.id);
		for (const one of fresh) known.set(one.id, one);
		level = [];
		if (depth === MOST_LEVELS) break;
		for (const one of fresh)
			level.push(...((await ifAllowed(startedBy(one, following), following.hint)) ?? []));
	}
	return [...known.values()];
}

async function startedBy(upstream: IDataObject, following: Following): Promise<Downstream[]> {
	const { gitlab, end, seconds } = following;
	const at = path`/projects/${Number(upstream.project_id)}/pipelines/${Number(upstream.id)}/bridges`;
	let last: Downstream[] = [];
	const all = await poll(gitlab, {
		ask: async () => (last = (await gitlab.list(at)).flatMap(pipelineIn)),
		isFinal: (started) => started.every(hasEnded),
		seconds: (end - Date.now()) / 1000,
	});
	return (
		all ?? refuseUnended(last.find((one) => !hasEnded(one)) ?? {}, { noun: 'Downstream pipeline', seconds })
	);
}

/** A job that starts a pipeline has none as long as nobody has played it, and where that went wrong. */
function pipelineIn({ downstream_pipeline, allow_failure }: IDataObject): Downstream[] {
	return downstream_pipeline
		? [{ ...(downstream_pipeline as IDataObject), allow_failure: allow_failure === true }]
		: [];
}

/** What the end of a pipeline can be told without; null for who may not see it. */
export async function ifAllowed<T>(asked: Promise<T>, hint?: Tools['hint']): Promise<T | null> {
	return await asked.catch((error: unknown) => {
		if (!isFailure(error, 'forbidden', 'notFound', 'insufficientScope')) throw error as Error;
		hint?.(UNSEEN);
		return null;
	});
}
