import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { type Authentication, type Gitlab, connect, isFailure, mapAtOnce } from '../client';
import { asNodeError, operationError, toNodeError } from '../failure';
import { outputsOfAll } from '../trigger/output/outputs';
import type { Change } from './change';
import { LOOK_BACK_DAYS } from './fields';
import { type Memory, recall, remember } from './memory';
import { type Place, type Where, placesOf } from './places';
import { portionOf } from './portion';
import { type ReadList, PlaceReader, SHARING } from './readPlace';
import { Reading } from './reading';
import { Starting } from './starting';

/** A poll is repeated anyway, so it is not patient: n8n's own back-off takes over. In seconds. */
const PATIENCE = { requestsAtOnce: 5, maxWait: 20, readsOnly: true };

/** How far the clocks of GitLab's servers may differ, in milliseconds. */
const CLOCKS_MS = 10_000;

const DAY_MS = 24 * 60 * 60_000;

/** After how long without a poll the server's time is asked for before anything else. In milliseconds. */
const OLD_MS = DAY_MS / 4;

/**
 * Asks GitLab what is new, and gives it oldest first; null where there is nothing. What fails leaves everything as it
 * was, so that the next poll reads the same again.
 *
 * @throws NodeApiError with the kind of failure by which n8n backs off
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const authentication = context.getNodeParameter('authentication', '') as Authentication;
		const gitlab = await connect(context, authentication, PATIENCE);
		const events = context.getNodeParameter('events', []) as string[];
		if (!events.length)
			throw operationError(context, "'Trigger On' is empty", { description: 'Choose an event.' });
		const places = await placesOf(
			context.getNodeParameter('place', 'project') as Where,
			itemOf(context, gitlab),
		);
		const isSample = context.getMode() === 'manual';
		const asked = { reading: new Reading(gitlab, isSample), events, lookBack: lookBackOf(context) };
		return isSample ? await sample(context, places, asked) : await news(context, places, asked);
	} catch (error) {
		throw isFailure(error)
			? toNodeError(context, error, { subjects: ['Project', 'Group', 'Projects'] })
			: asNodeError(context, error);
	}
}

/** What all of a poll needs. */
interface Poll {
	reading: Reading;
	events: readonly string[];
	lookBack: number;
}

async function news(context: IPollFunctions, places: readonly Place[], asked: Poll) {
	const { reading } = asked;
	const memory = recall(context, reading.gitlab.server.url);
	const ids = await begin(places, { memory, ...asked });
	const now = Math.max(memory.now, ids.now);
	const lists: ReadList[] = [];
	for (const place of places)
		lists.push(
			...(await new PlaceReader(place, { ...asked, memory: { ...memory, known: ids.known }, now }).read()),
		);
	const { changes, cursors } = portionOf(lists, reading.now);
	const begun = begunOf(asked, memory);
	const started = await new Starting(context, reading, { events: asked.events, begun }).of(changes);
	// Only now all that could fail has succeeded.
	remember(context, {
		server: memory.server,
		now: reading.now,
		polledAt: Date.now(),
		known: ids.known,
		begun,
		cursors,
	});
	return started.length ? outputsOfAll(context, started) : null;
}

/**
 * Learns the names of places that are asked for the first time, and the server's time where what is remembered of it is
 * too old to look back from.
 */
async function begin(places: readonly Place[], { reading, memory }: Poll & { memory: Memory }) {
	const isOld = Math.abs(Date.now() - memory.polledAt) > OLD_MS;
	const unknown = places.filter(({ key }) => !(key in memory.known));
	const asked = unknown.length || !isOld ? unknown : places.slice(0, 1);
	const answers = await mapAtOnce(asked, PATIENCE.requestsAtOnce, async ({ key, at }) => {
		const { id, full_path } = await reading.begin(at);
		return [key, { id: Number(id), ...(full_path ? { path: String(full_path) } : {}) }] as const;
	});
	const known: Memory['known'] = { ...memory.known, ...Object.fromEntries(answers) };
	return {
		known: Object.fromEntries(places.map(({ key }) => [key, known[key]])),
		now: answers.length ? reading.now : 0,
	};
}

/** Since when the events are chosen: one that is chosen newly begins with what happens from then on. */
function begunOf({ events, reading }: Poll, { begun }: Memory): Memory['begun'] {
	const sharing = events.filter((event) => SHARING.includes(event));
	return Object.fromEntries(sharing.map((event) => [event, begun[event] ?? reading.now - CLOCKS_MS]));
}

/** The newest thing that passes the filters, so that a workflow can be built with it. Nothing is remembered. */
async function sample(context: IPollFunctions, places: readonly Place[], asked: Poll) {
	const { reading, events } = asked;
	const memory: Memory = { server: '', now: 0, polledAt: 0, known: {}, begun: {}, cursors: {} };
	const { known, now } = await begin(places, { memory, ...asked });
	const lists: ReadList[] = [];
	for (const place of places)
		lists.push(...(await new PlaceReader(place, { ...asked, memory: { ...memory, known }, now }).read()));
	const starting = new Starting(context, reading, { events, begun: {} });
	for (const change of newestFirst(lists)) {
		const [started] = await starting.of([change]);
		if (started) return outputsOfAll(context, [started]);
	}
	throw operationError(context, 'GitLab shows nothing that would start the workflow', {
		description: "Do in GitLab what you want to react to, or check 'Trigger On' and 'Filters'.",
	});
}

/** How much is tried for a sample. */
const MOST_TRIED = 100;

function newestFirst(lists: readonly ReadList[]): Change[] {
	const changes = lists.flatMap(({ found }) => found.changes);
	return changes.sort((a, b) => b.at - a.at).slice(0, MOST_TRIED);
}

function lookBackOf(context: IPollFunctions): number {
	const { lookBack = LOOK_BACK_DAYS } = context.getNodeParameter('options', {}) as IDataObject;
	return Math.max(0, Number(lookBack) || 0) * DAY_MS;
}

function itemOf(context: IPollFunctions, gitlab: Gitlab) {
	return {
		gitlab,
		timezone: context.getTimezone(),
		value: (name: string) => context.getNodeParameter(name, undefined),
		fail: (message: string, description?: string): never => {
			throw operationError(context, message, { description });
		},
	};
}
